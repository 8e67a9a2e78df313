namespace Scorecards.Core.Runtime;

/// <summary>How a channel is.</summary>
/// <param name="Waiting">Deliveries that have not arrived yet, those that wait for their time too.</param>
/// <param name="OverdueSince">The time at which the longest overdue of them was to go first; null when none is overdue.</param>
/// <param name="Failures">Attempts that failed one after the other since the last that succeeded, where the channel was at fault.</param>
/// <param name="DisabledAt">Since when nothing is sent, because the other side said that it is gone.</param>
/// <param name="Problem">Of the last failure; null when the last attempt succeeded.</param>
public sealed record ChannelState(
    string Channel, long Waiting, DateTimeOffset? OverdueSince, long Dead, int Failures, DateTimeOffset? PausedUntil,
    DateTimeOffset? DisabledAt, DateTimeOffset? DeliveredAt, DateTimeOffset? FailedAt, string? Problem);
