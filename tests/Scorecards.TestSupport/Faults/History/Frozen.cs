namespace Scorecards.TestSupport.Faults.History;

/// <summary>An environment was frozen for a while. It binds from when the client was told so until it asked for the end.</summary>
/// <param name="At">When the freeze was acknowledged.</param>
/// <param name="LiftAskedAt">When the first request to lift it was sent.</param>
public sealed record Frozen(DateTimeOffset At, DateTimeOffset LiftAskedAt, string Environment, string Freeze) : HistoryEntry(At);
