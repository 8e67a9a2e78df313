using Scorecards.Core.Yaml;

namespace Scorecards.Cli.Import;

/// <summary>
/// Finds the checks in a file: a Backstage configuration with <c>techInsights.factChecker.checks</c>, that map alone, or a list of checks
/// as <c>/api/tech-insights/checks</c> answers it.
/// </summary>
internal sealed class InsightReader(InsightProblems problems)
{
    private const string Engine = "json-rules-engine";

    /// <summary>The checks that can be read; of the others every problem is told.</summary>
    public IReadOnlyList<InsightCheck> Read(YamlNode document)
    {
        var node = document;
        foreach (var key in (string[])["techInsights", "factChecker", "checks"])
            node = (node as YamlMap)?[key] ?? node;
        IEnumerable<(YamlNode Place, string Id, YamlNode Check)> found = node switch
        {
            YamlList list => list.Items.Select(item => ((item as YamlMap)?["id"] ?? item, Text((item as YamlMap)?["id"]) ?? "", item)),
            YamlMap map when map["rule"] is not null => [(map["id"] ?? map, Text(map["id"]) ?? "", map)],
            YamlMap map when map.Entries.All(entry => entry.Value is YamlMap) => map.Entries.Select(entry => ((YamlNode)entry.Key, entry.Key.Text, entry.Value)),
            _ => [],
        };
        var checks = found.ToList();
        if (checks.Count == 0)
            problems.Add(node, "there are no checks of Tech Insights here", "give an app-config.yaml with techInsights.factChecker.checks, or what /api/tech-insights/checks answers");
        return [.. checks.Select(one => Read(one.Place, one.Id, one.Check)).OfType<InsightCheck>()];
    }

    private InsightCheck? Read(YamlNode place, string id, YamlNode node)
    {
        var before = problems.Count;
        if (node is not YamlMap check)
        {
            problems.Add(node, $"a check must be a map, this is {node.Describe()}");
            return null;
        }

        if (id.Length == 0)
            problems.Add(place, "a check has no id", "add the field 'id'");
        if (Text(check["type"]) is { } type && type != Engine)
            problems.Add(check["type"]!, $"checks of the type '{type}' cannot be translated", $"only those of the type {Engine} can");
        var conditions = (check["rule"] as YamlMap)?["conditions"] as YamlMap;
        if (conditions is null)
            problems.Add(check["rule"] ?? place, $"the check '{id}' has no rule.conditions");
        var factIds = FactIds(check, place, id);
        return problems.Count > before || conditions is null ? null : new InsightCheck(
            place, id, Text(check["name"]), Text(check["description"]), factIds, conditions, Link(check), check["filter"]);
    }

    private IReadOnlyList<string> FactIds(YamlMap check, YamlNode place, string id)
    {
        var ids = check["factIds"] is YamlList list ? list.Items : [];
        // Text with this in it would be a template in a check document.
        if (ids.FirstOrDefault(item => Text(item) is not { Length: > 0 } text || text.Contains("${", StringComparison.Ordinal)) is { } wrong)
            problems.Add(wrong, "the id of a fact retriever must be a text");
        else if (ids.Count == 0)
            problems.Add(check["factIds"] ?? place, $"the check '{id}' names no fact retrievers in factIds", "list the retrievers whose facts its rule looks at");
        return [.. ids.Select(item => Text(item) ?? "")];
    }

    /// <summary>The first link, or that of the failure: a fix leads to one place.</summary>
    private static string? Link(YamlMap check)
    {
        var links = (check["links"] as YamlList)?.Items.OfType<YamlMap>().Select(link => Text(link["url"])) ?? [];
        return links.Append(Text((check["failureMetadata"] as YamlMap)?["link"]))
            .FirstOrDefault(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
    }

    private static string? Text(YamlNode? node) => node is YamlScalar { IsString: true } scalar ? scalar.Text : null;
}
