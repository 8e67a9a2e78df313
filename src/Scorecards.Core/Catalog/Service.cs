using Scorecards.Core.Expressions;

namespace Scorecards.Core.Catalog;

/// <summary>A catalog <c>Component</c> that is rated.</summary>
public sealed record Service
{
    /// <summary>The name, or <c>namespace:name</c> outside the namespace <c>default</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Namespace { get; init; } = EntityRef.DefaultNamespace;

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary><c>spec.owner</c> as an id in the same form as a service's; null for a service nobody owns.</summary>
    public string? Team { get; init; }

    public string? System { get; init; }

    /// <summary><c>spec.type</c>: service, website, library …</summary>
    public string Type { get; init; } = "service";

    public string Lifecycle { get; init; } = "production";

    /// <summary>1 (most critical) to 4.</summary>
    public int Tier { get; init; } = 3;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>Ids of the components this one depends on, by <c>spec.dependsOn</c> and relations.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The whole entity as the catalog gave it.</summary>
    public CelValue Entity { get; init; }

    /// <summary>Where the entity was read: a file path relative to its origin, or a URL, with the line after a colon where known.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The local folder of the entity's file; null when it came over the network.</summary>
    public string? Folder { get; init; }

    /// <summary>SHA-256 of what the catalog says of this service.</summary>
    public string Digest { get; init; } = "";
}
