namespace Scorecards.Core.Catalog;

/// <summary>What one catalog file holds.</summary>
public sealed record CatalogFile(
    IReadOnlyList<Service> Services,
    IReadOnlyList<Team> Teams,
    IReadOnlyList<CatalogSystem> Systems,
    IReadOnlyList<CatalogLocation> Locations,
    IReadOnlyList<Problem> Problems);

/// <summary>A <c>Location</c> entity: other catalog files to read.</summary>
/// <param name="Targets">Paths relative to the file, globs among them, or URLs.</param>
public sealed record CatalogLocation(IReadOnlyList<string> Targets, string File, int Line, int Column);
