using Scorecards.Core.Yaml;

namespace Scorecards.Core.Catalog;

/// <summary>Looks things up in the YAML of an entity, whatever shape it is in.</summary>
internal sealed class EntityNode(YamlMap map, string file, List<Problem> problems)
{
    public YamlMap Map => map;

    public string Name => Text("metadata", "name") ?? "";

    public string Namespace => Text("metadata", "namespace")?.ToLowerInvariant() ?? EntityRef.DefaultNamespace;

    public string Id => new EntityRef("", Namespace, Name).Id;

    public string Origin => $"{file}:{map.Line}";

    public string? Title => Text("metadata", "title");

    public string? Description => Text("metadata", "description");

    /// <summary>A scalar as it is written, so that an unquoted number or bool is a text too; null when it is not there.</summary>
    public string? Text(params ReadOnlySpan<string> path) => Find(path) is YamlScalar { IsNull: false } scalar && scalar.Text.Trim() is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> path) => Find(path) switch
    {
        YamlList list => [.. list.Items.OfType<YamlScalar>().Where(s => !s.IsNull).Select(s => s.Text)],
        YamlScalar { IsNull: false } one => [one.Text],
        _ => [],
    };

    /// <summary>A map of texts, in the order of its keys.</summary>
    public IReadOnlyDictionary<string, string> Dictionary(params ReadOnlySpan<string> path)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in (Find(path) as YamlMap)?.Entries ?? [])
        {
            if (value is YamlScalar { IsNull: false } scalar)
            {
                texts[key.Text] = scalar.Text;
            }
        }

        return texts;
    }

    /// <summary>A reference to another entity; one that cannot be read is reported.</summary>
    public EntityRef? Reference(string defaultKind, params ReadOnlySpan<string> path) => Text(path) is { } text ? Parse(text, defaultKind) : null;

    public EntityRef? Parse(string text, string defaultKind)
    {
        if (EntityRef.TryParse(text, defaultKind, Namespace, out var reference))
        {
            return reference;
        }

        Report($"'{Short(text)}' is not a reference to an entity", "write it as [kind:][namespace/]name");
        return null;
    }

    /// <summary>The targets of the relations of a type, which a running Backstage adds to its entities.</summary>
    public IEnumerable<EntityRef> Relations(string type)
    {
        foreach (var relation in (map["relations"] as YamlList)?.Items.OfType<YamlMap>() ?? [])
        {
            if (relation["type"] is YamlScalar { Text: var found } && found == type
                && relation["targetRef"] is YamlScalar target && Parse(target.Text, "component") is { } reference)
            {
                yield return reference;
            }
        }
    }

    /// <param name="isLost">True when the entity cannot be kept: a mistake, and no mere warning.</param>
    public void Report(string message, string hint, bool isLost = false)
    {
        var place = (map["metadata"] as YamlMap)?["name"] ?? map;
        problems.Add(new Problem(file, place.Line, place.Column, message, hint, IsWarning: !isLost));
    }

    /// <summary>A text for a message, which must stay readable whatever stands in the file.</summary>
    public static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private YamlNode? Find(ReadOnlySpan<string> path)
    {
        YamlNode? node = map;
        foreach (var name in path)
        {
            node = (node as YamlMap)?[name];
        }

        return node;
    }
}
