namespace Scorecards.Core.Catalog;

/// <summary>What a service stands on, and what stands on it; ids, in ordinal order.</summary>
/// <param name="DependsOn">The direct dependencies that the catalog knows.</param>
/// <param name="Dependents">The services that depend on this one directly.</param>
/// <param name="Missing">Direct dependencies that are not in the catalog.</param>
/// <param name="Cycles">
/// For each direct dependency that leads back, up to ten of them, the shortest way round: it begins and ends with this service.
/// A way round of more than a hundred services is cut: its last step stands for the rest.
/// </param>
/// <param name="LowerTier">Direct dependencies that are less critical than this service: their tier number is larger.</param>
public sealed record ServiceDependencies(
    IReadOnlyList<string> DependsOn,
    IReadOnlyList<string> Dependents,
    IReadOnlyList<string> Missing,
    IReadOnlyList<IReadOnlyList<string>> Cycles,
    IReadOnlyList<string> LowerTier)
{
    public static readonly ServiceDependencies None = new([], [], [], [], []);
}
