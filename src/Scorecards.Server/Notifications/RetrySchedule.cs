namespace Scorecards.Server.Notifications;

/// <summary>
/// When an event that did not arrive is sent again: the schedule that Standard Webhooks recommends, about three days in all, each time
/// with some chance in it, so that what failed together does not come back together.
/// </summary>
/// <param name="chance">From 0 to 1.</param>
public sealed class RetrySchedule(Func<double> chance)
{
    private static readonly TimeSpan[] _after =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait after so many failed attempts, from 1; null when there is no further one.</summary>
    public TimeSpan? After(int attempts) => attempts > _after.Length ? null : Spread(_after[attempts - 1]);

    /// <summary>How long nothing goes over a channel after so many failures one after the other, from 1.</summary>
    public TimeSpan Pause(int failures)
    {
        var doubled = TimeSpan.FromTicks(_firstPause.Ticks << Math.Min(failures - 1, 10));
        return Spread(doubled < _longestPause ? doubled : _longestPause);
    }

    /// <summary>From the time itself to a fifth more.</summary>
    private TimeSpan Spread(TimeSpan time) => time * (1 + 0.2 * chance());
}
