namespace Scorecards.TestSupport.Faults.History;

/// <summary>The store made a service due at a time without a save: it is new, or somebody asked for an evaluation, or one failed.</summary>
public sealed record Scheduled(DateTimeOffset At, string Service, DateTimeOffset DueAt) : HistoryEntry(At);
