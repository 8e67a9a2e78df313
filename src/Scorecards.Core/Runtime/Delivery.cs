using Scorecards.Core.Events;

namespace Scorecards.Core.Runtime;

/// <summary>An event on its way over a channel.</summary>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="AttemptedAt">When it was tried last; null before the first.</param>
/// <param name="Problem">Why it did not arrive the last time.</param>
public sealed record Delivery(string Channel, OutboxEvent Event, DateTimeOffset DueAt, int Attempts, DateTimeOffset? AttemptedAt, string? Problem);

/// <summary>Which delivery.</summary>
public sealed record DeliveryKey(string Channel, string EventId);
