namespace Scorecards.TestSupport.Faults.History;

/// <summary>The first entry.</summary>
/// <param name="Seed">Gives the same plan again.</param>
public sealed record Begun(DateTimeOffset At, int Seed, double Seconds) : HistoryEntry(At);
