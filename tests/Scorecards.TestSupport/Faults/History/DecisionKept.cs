namespace Scorecards.TestSupport.Faults.History;

/// <summary>A decision that is in the store at the end.</summary>
/// <param name="DecidedAt">By the clock of its node.</param>
/// <param name="Audited">How many audit rows tell of it.</param>
public sealed record DecisionKept(DateTimeOffset At, string Decision, string Environment, DateTimeOffset DecidedAt, string Verdict, int Audited) : HistoryEntry(At);
