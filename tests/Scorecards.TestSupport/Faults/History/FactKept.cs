namespace Scorecards.TestSupport.Faults.History;

/// <summary>A pushed fact that is in the store at the end.</summary>
/// <param name="Evaluated">The observation that the latest evaluation of the service went by; null for none.</param>
public sealed record FactKept(DateTimeOffset At, string Service, DateTimeOffset Observed, DateTimeOffset? Evaluated) : HistoryEntry(At);
