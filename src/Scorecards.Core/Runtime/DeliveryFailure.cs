namespace Scorecards.Core.Runtime;

/// <summary>What came of an attempt that failed.</summary>
/// <param name="Problem">For people; holds no secret.</param>
/// <param name="RetryAt">When to try again; null when it was the last time and the delivery is dead.</param>
/// <param name="PausedUntil">Until when nothing goes over the channel; null where only this message was at fault.</param>
/// <param name="Disables">True when nothing goes over the channel until someone enables it again.</param>
public sealed record DeliveryFailure(DateTimeOffset At, string Problem, DateTimeOffset? RetryAt, DateTimeOffset? PausedUntil, bool Disables);
