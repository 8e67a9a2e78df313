namespace Scorecards.TestSupport.Faults.History;

/// <summary>An evaluation whose grade differs from the one before it, in the store at the end.</summary>
public sealed record GradeMoved(DateTimeOffset At, string Service, string Evaluation) : HistoryEntry(At);
