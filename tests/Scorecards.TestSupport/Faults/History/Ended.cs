namespace Scorecards.TestSupport.Faults.History;

/// <summary>The last entry: everything is up since <paramref name="WellSince"/>, and nothing was asked for any more.</summary>
public sealed record Ended(DateTimeOffset At, DateTimeOffset WellSince) : HistoryEntry(At);
