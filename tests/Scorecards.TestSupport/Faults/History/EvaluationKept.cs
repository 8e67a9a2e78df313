namespace Scorecards.TestSupport.Faults.History;

/// <summary>An evaluation that is in the store at the end.</summary>
public sealed record EvaluationKept(DateTimeOffset At, string Service, string Evaluation, DateTimeOffset ConfirmedUntil) : HistoryEntry(At);
