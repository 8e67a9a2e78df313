namespace Scorecards.TestSupport.Faults.History;

/// <summary>A process was made to fail, or is up again.</summary>
public sealed record Faulted(DateTimeOffset At, string Target, string What) : HistoryEntry(At);
