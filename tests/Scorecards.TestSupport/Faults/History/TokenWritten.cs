namespace Scorecards.TestSupport.Faults.History;

/// <summary>A client created a token, or revoked one. No name is used for two tokens.</summary>
public sealed record TokenWritten(DateTimeOffset At, DateTimeOffset AnsweredAt, string Node, string Name, bool Revoked, Reply Reply) : HistoryEntry(At);
