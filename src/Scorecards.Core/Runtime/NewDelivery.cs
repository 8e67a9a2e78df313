namespace Scorecards.Core.Runtime;

/// <summary>An event that is to be sent over a channel.</summary>
/// <param name="DueAt">Not before: quiet hours and digests make an event wait.</param>
public sealed record NewDelivery(string Channel, string EventId, DateTimeOffset DueAt);
