using System.Globalization;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Catalog;

/// <summary>Makes a service out of a <c>Component</c>.</summary>
internal static class ServiceReader
{
    public const string TierAnnotation = "scorecards.dev/tier";

    public const int DefaultTier = 3;

    public static Service Read(EntityNode entity, string? folder, string serverUrl) => ServiceJson.WithDigest(new Service
    {
        Id = entity.Id,
        Name = entity.Name,
        Namespace = entity.Namespace,
        Title = entity.Title,
        Description = entity.Description,
        Team = TeamOf(entity),
        System = (entity.Reference("system", "spec", "system") ?? entity.Relations("partOf").Where(r => r.Kind == "system").Cast<EntityRef?>().FirstOrDefault())?.Id,
        Type = entity.Text("spec", "type")?.ToLowerInvariant() ?? "unknown",
        Lifecycle = entity.Text("spec", "lifecycle")?.ToLowerInvariant() ?? "unknown",
        Tier = TierOf(entity),
        Tags = entity.Texts("metadata", "tags"),
        Labels = entity.Dictionary("metadata", "labels"),
        Annotations = entity.Dictionary("metadata", "annotations").ToDictionary(
            a => a.Key, a => a.Value.Replace("${server.url}", serverUrl, StringComparison.Ordinal)),
        DependsOn = DependenciesOf(entity),
        Entity = entity.Map.ToCel(),
        Origin = entity.Origin,
        Folder = folder,
    });

    /// <summary>The owning group; a person is never one, so that nobody is ranked by name.</summary>
    public static string? TeamOf(EntityNode entity)
    {
        var owner = entity.Reference("group", "spec", "owner") ?? entity.Relations("ownedBy").Cast<EntityRef?>().FirstOrDefault();
        if (owner is { Kind: "user" })
        {
            entity.Report("the owner is a person, so the service has no team", "name a group as spec.owner");
            return null;
        }

        return owner?.Id;
    }

    private static int TierOf(EntityNode entity)
    {
        if (entity.Text("metadata", "annotations", TierAnnotation) is not { } text)
        {
            return DefaultTier;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tier) && tier is >= 1 and <= 4)
        {
            return tier;
        }

        entity.Report($"the tier '{EntityNode.Short(text)}' is not one of 1, 2, 3, 4, so tier {DefaultTier} is used", $"set the annotation {TierAnnotation} to a number from 1 to 4");
        return DefaultTier;
    }

    private static IReadOnlyList<string> DependenciesOf(EntityNode entity) =>
    [
        .. entity.Texts("spec", "dependsOn")
            .Select(text => entity.Parse(text, "component"))
            .OfType<EntityRef>()
            .Concat(entity.Relations("dependsOn"))
            .Where(r => r.Kind == "component")
            .Select(r => r.Id)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal),
    ];
}
