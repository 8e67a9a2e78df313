using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Reads what all documents share: <c>apiVersion</c>, <c>kind</c>, <c>metadata</c> and <c>spec</c>.</summary>
internal static class EnvelopeReader
{
    private static readonly string[] _fields = ["apiVersion", "kind", "metadata", "spec"];

    /// <summary>The documents of a file that have a kind and a name; mistakes are added to the problems.</summary>
    public static IEnumerable<RawDocument> Read(DefinitionDocument file, List<Problem> problems)
    {
        var yaml = YamlReader.Read(file.Text, file.Path, YamlLimits.Definitions);
        problems.AddRange(yaml.Problems);
        foreach (var node in yaml.Documents)
        {
            if (node is not YamlMap map)
            {
                problems.Add(new Problem(file.Path, node.Line, node.Column, $"a document must be a map, not {node.Describe()}",
                    "begin it with 'apiVersion: scorecards.dev/v1'"));
            }
            else if (Read(file.Path, map, problems) is { } document)
            {
                yield return document;
            }
        }
    }

    private static RawDocument? Read(string file, YamlMap map, List<Problem> problems)
    {
        foreach (var (key, _) in map.Entries.Where(e => !_fields.Contains(e.Key.Text)))
        {
            problems.Add(new Problem(file, key.Line, key.Column, $"'{key.Text}' is not a field of a document", Spelling.Hint(key.Text, _fields)));
        }

        Expect(file, map, "apiVersion", [Names.ApiVersion], problems);
        var kind = Expect(file, map, "kind", [.. DocumentKinds.Specs.Keys], problems);
        var binder = new DocumentBinder(file, problems);
        var metadata = Field(file, map, "metadata", problems) is { } m ? binder.Bind<Metadata>(m, "metadata") : null;
        var spec = Field(file, map, "spec", problems) is { } s && kind is not null ? binder.Bind(s, DocumentKinds.Specs[kind], "spec") : null;
        return kind is null || metadata is null ? null : new RawDocument(file, kind, metadata, spec, map);
    }

    private static YamlNode? Field(string file, YamlMap map, string name, List<Problem> problems)
    {
        if (map[name] is { } value)
        {
            return value;
        }

        problems.Add(new Problem(file, map.Line, map.Column, $"a document needs '{name}'"));
        return null;
    }

    private static string? Expect(string file, YamlMap map, string name, string[] allowed, List<Problem> problems)
    {
        if (Field(file, map, name, problems) is not { } node)
        {
            return null;
        }

        var text = (node as YamlScalar)?.Text;
        if (text is not null && allowed.Contains(text))
        {
            return text;
        }

        problems.Add(new Problem(file, node.Line, node.Column, $"{name} must be {string.Join(" or ", allowed)}, not {node.Describe()}",
            text is not null && Spelling.Nearest(text, allowed) is { } nearest ? $"did you mean '{nearest}'?" : null));
        return null;
    }
}
