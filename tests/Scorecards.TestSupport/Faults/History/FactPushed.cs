namespace Scorecards.TestSupport.Faults.History;

/// <summary>A client pushed a fact. Those of one service come one after the other, each observed later than the one before.</summary>
public sealed record FactPushed(DateTimeOffset At, DateTimeOffset AnsweredAt, string Node, string Service, DateTimeOffset Observed, Reply Reply) : HistoryEntry(At);
