namespace Scorecards.Client.Models;

/// <summary>A fact that was never collected.</summary>
/// <param name="Checks">The checks that ask for it.</param>
/// <param name="Services">How many services it would be collected for.</param>
public sealed record NeededFact(string Source, string Query, IReadOnlyList<string> Checks, int Services);
