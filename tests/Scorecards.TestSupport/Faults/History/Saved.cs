namespace Scorecards.TestSupport.Faults.History;

/// <summary>The store saved an evaluation. Noted in the transaction of the save, so that none is missed.</summary>
/// <param name="Revision">The new one.</param>
/// <param name="WasDueAt">When the service was due until this save.</param>
/// <param name="DueAt">When it is due from then on.</param>
public sealed record Saved(DateTimeOffset At, string Service, long Revision, DateTimeOffset WasDueAt, DateTimeOffset DueAt) : HistoryEntry(At);
