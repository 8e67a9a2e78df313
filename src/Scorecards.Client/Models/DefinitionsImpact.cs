namespace Scorecards.Client.Models;

/// <summary>What changed definitions would do to the grades of all services.</summary>
/// <param name="Before">SHA-256 of the definitions compared with.</param>
/// <param name="After">SHA-256 of the changed definitions.</param>
/// <param name="Changes">How they differ, as far as it decides grades: checks first, then scorecards.</param>
/// <param name="Needed">Facts that were never collected, so that nobody can tell what comes of them.</param>
/// <param name="Items">Services whose score or grade moves, or of which that cannot be told; the worst first.</param>
/// <param name="Total">How many of those there are, whatever the limit.</param>
public sealed record DefinitionsImpact(
    string Before,
    string After,
    ImpactSummary Summary,
    IReadOnlyList<DefinitionChange> Changes,
    IReadOnlyList<NeededFact> Needed,
    IReadOnlyList<ServiceImpact> Items,
    int Total);
