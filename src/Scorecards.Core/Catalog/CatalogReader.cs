using System.Text.RegularExpressions;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Catalog;

/// <summary>
/// Reads Backstage entities. A catalog belongs to others and grows by itself, so this is lenient: kinds that are not ours are
/// passed over, and an entity with a doubtful field is kept, with a warning. Source of the format: Backstage's
/// "Descriptor Format of Catalog Entities".
/// </summary>
/// <param name="serverUrl">What <c>${server.url}</c> in an annotation stands for.</param>
public sealed partial class CatalogReader(string serverUrl)
{
    /// <summary>What a file holds, or what is wrong with it. Never throws.</summary>
    /// <param name="text">YAML with any number of documents, or JSON.</param>
    /// <param name="file">The name to report problems under.</param>
    /// <param name="folder">The folder of the file on this machine, if it is there.</param>
    public CatalogFile Read(string text, string file, string? folder)
    {
        var yaml = YamlReader.Read(text, file, YamlLimits.Catalog);
        var problems = new List<Problem>(yaml.Problems);
        var (services, teams, systems, locations) = (new List<Service>(), new List<Team>(), new List<CatalogSystem>(), new List<CatalogLocation>());

        foreach (var node in yaml.Documents)
        {
            if (node is not YamlMap map)
            {
                problems.Add(new Problem(file, node.Line, node.Column, $"an entity must be a map, not {node.Describe()}", "begin it with 'apiVersion: backstage.io/v1alpha1'"));
                continue;
            }

            var entity = new EntityNode(map, file, problems);
            switch (KindOf(entity))
            {
                case null:
                    problems.Add(new Problem(file, map.Line, map.Column, "an entity needs 'kind'", "such as kind: Component"));
                    break;
                case "component" when HasName(entity):
                    services.Add(ServiceReader.Read(entity, folder, serverUrl));
                    break;
                case "group" when HasName(entity):
                    teams.Add(new Team(entity.Id, entity.Title, entity.Description, entity.Reference("group", "spec", "parent")?.Id) { Origin = entity.Origin });
                    break;
                case "system" when HasName(entity):
                    systems.Add(new CatalogSystem(entity.Id, entity.Title, entity.Description, ServiceReader.TeamOf(entity)) { Origin = entity.Origin });
                    break;
                case "location":
                    locations.Add(new CatalogLocation([.. Targets(entity)], file, map.Line, map.Column));
                    break;
            }
        }

        return new CatalogFile(services, teams, systems, locations, problems);
    }

    /// <summary>The kind; empty for what is no entity of Backstage: Kubernetes and Kustomize have a kind Component too.</summary>
    private static string? KindOf(EntityNode entity) =>
        entity.Text("apiVersion") is { } version && !version.StartsWith("backstage.io/", StringComparison.OrdinalIgnoreCase)
            ? ""
            : entity.Text("kind")?.ToLowerInvariant();

    private static IEnumerable<string> Targets(EntityNode entity) =>
        (entity.Text("spec", "target") is { } target ? new[] { target } : []).Concat(entity.Texts("spec", "targets"));

    private static bool HasName(EntityNode entity)
    {
        var name = entity.Text("metadata", "name");
        if (name is not null && NameForm().IsMatch(name) && NameForm().IsMatch(entity.Namespace))
        {
            return true;
        }

        entity.Report(
            name is null ? "an entity needs metadata.name"
            : NameForm().IsMatch(name) ? $"'{EntityNode.Short(entity.Namespace)}' cannot be a namespace"
            : $"'{EntityNode.Short(name)}' cannot be the name of an entity",
            "use letters, digits, and - _ . between them", isLost: true);
        return false;
    }

    // Longer than Backstage's own limit of 63, so that a catalog kept elsewhere still loads.
    [GeneratedRegex(@"^(?=.{1,200}\z)[A-Za-z0-9]+([-_.]+[A-Za-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
