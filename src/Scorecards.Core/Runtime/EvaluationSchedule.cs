using Scorecards.Core.Text;

namespace Scorecards.Core.Runtime;

/// <summary>When a service is due: once an interval, at a moment of its own that its name decides, so that the load is even.</summary>
public sealed record EvaluationSchedule(TimeSpan Interval)
{
    /// <summary>The time between two evaluations of a service.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not longer than nothing.</exception>
    public TimeSpan Interval { get; } = Interval > TimeSpan.Zero
        ? Interval
        : throw new ArgumentOutOfRangeException(nameof(Interval), Interval, "Services can be evaluated only every so often.");

    public static readonly EvaluationSchedule Default = new(TimeSpan.FromMinutes(15));

    /// <summary>The next moment of the service after the time given.</summary>
    public DateTimeOffset Next(string serviceId, DateTimeOffset after)
    {
        var offset = (long)(StableHash.Of(serviceId) % (ulong)Interval.Ticks);
        var periods = (after.UtcTicks - offset) / Interval.Ticks + 1;
        return new DateTimeOffset(periods * Interval.Ticks + offset, TimeSpan.Zero);
    }
}
