namespace Scorecards.Server.Notifications;

/// <summary>What came of an attempt to send.</summary>
/// <param name="Problem">Why it did not arrive; null when it did.</param>
/// <param name="ChannelAtFault">True when any message would have failed: nothing is sent for a while.</param>
/// <param name="RetryAfter">How long the other side asks to be left alone.</param>
/// <param name="Gone">True when the other side says that it is gone for good.</param>
public sealed record SendResult(string? Problem, bool ChannelAtFault, TimeSpan? RetryAfter, bool Gone)
{
    public static readonly SendResult Arrived = new(null, false, null, false);

    public static SendResult Away(string problem) => new(problem, true, null, false);
}
