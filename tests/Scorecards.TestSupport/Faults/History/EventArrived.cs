namespace Scorecards.TestSupport.Faults.History;

/// <summary>An event that has arrived at its receiver, the first time.</summary>
public sealed record EventArrived(DateTimeOffset At, string Event) : HistoryEntry(At);
