namespace Scorecards.TestSupport.Faults.History;

/// <summary>A token that is in the store at the end.</summary>
public sealed record TokenKept(DateTimeOffset At, string Name, bool Revoked) : HistoryEntry(At);
