using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions;

/// <summary>The files of iCalendar that definitions name, and that are as much a part of them.</summary>
public static class CalendarFiles
{
    private const string Extension = ".ics";

    /// <summary>True for a path of such a file, not of YAML.</summary>
    public static bool Is(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a document that names a path calls the file.</summary>
    /// <param name="from">The path of the document.</param>
    public static string Resolve(string from, string path)
    {
        var parts = new List<string>(path.StartsWith('/') ? [] : from.Split('/')[..^1]);
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] is not ("" or ".."))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The files that a document names, as it does.</summary>
    public static IEnumerable<string> NamedIn(DefinitionDocument document)
    {
        // Most documents are no calendars, and are read once only.
        if (Is(document.Path) || !document.Text.Contains(Extension, StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        return YamlReader.Read(document.Text, document.Path, YamlLimits.Definitions).Documents
            .OfType<YamlMap>()
            .Where(map => map["kind"] is YamlScalar { Text: DocumentKinds.Calendar })
            .SelectMany(map => ((map["spec"] as YamlMap)?["ical"] as YamlList)?.Items ?? [])
            .Select(item => (item as YamlMap)?["file"])
            .OfType<YamlScalar>()
            .Select(scalar => scalar.Text)
            .Where(Is)
            .Distinct();
    }
}
