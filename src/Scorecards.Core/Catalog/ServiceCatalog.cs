namespace Scorecards.Core.Catalog;

/// <summary>Everything one reading of the catalog found. Immutable.</summary>
public sealed record ServiceCatalog(
    IReadOnlyDictionary<string, Service> Services,
    IReadOnlyDictionary<string, Team> Teams,
    IReadOnlyDictionary<string, CatalogSystem> Systems,
    IReadOnlyList<Problem> Problems)
{
    public static readonly ServiceCatalog Empty = new(
        new Dictionary<string, Service>(), new Dictionary<string, Team>(), new Dictionary<string, CatalogSystem>(), []);
}

/// <summary>A catalog <c>Group</c>.</summary>
public sealed record Team(string Id, string? Title, string? Description, string? Parent)
{
    /// <summary>Where the entity was read, as <see cref="Service.Origin"/>.</summary>
    public string Origin { get; init; } = "";
}

/// <summary>A catalog <c>System</c>.</summary>
public sealed record CatalogSystem(string Id, string? Title, string? Description, string? Team)
{
    /// <summary>Where the entity was read, as <see cref="Service.Origin"/>.</summary>
    public string Origin { get; init; } = "";
}
