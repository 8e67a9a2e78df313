namespace Scorecards.TestSupport.Faults.History;

/// <summary>An event that is in the outbox at the end.</summary>
public sealed record EventKept(DateTimeOffset At, string Event, string Type) : HistoryEntry(At);
