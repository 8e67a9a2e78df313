using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Cli.Import;

/// <summary>Which entities a check of Tech Insights is for, as <c>appliesTo</c>. Only components are rated, so other kinds ask for nothing.</summary>
internal sealed class FilterTranslator(InsightProblems problems)
{
    private static readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["metadata.name"] = "service.name",
        ["metadata.namespace"] = "service.namespace",
        ["spec.type"] = "service.type",
        ["spec.lifecycle"] = "service.lifecycle",
        ["spec.system"] = "service.?system.orValue(\"\")",
    };

    private const string Tags = "metadata.tags";

    /// <summary>Null where the check is for every service.</summary>
    public string? Translate(YamlNode filter)
    {
        IReadOnlyList<YamlNode> either = filter is YamlList list ? list.Items : [filter];
        if (either.FirstOrDefault(one => one is not YamlMap) is { } wrong)
        {
            problems.Add(wrong, $"a filter must be a map of fields, this is {wrong.Describe()}");
            return null;
        }

        var parts = either.Cast<YamlMap>().Select(One).Where(part => part != "false").ToList();
        if (either.Count > 0 && parts.Count == 0)
            problems.Add(filter, "the check is for no component, and only components are rated here");
        return parts.Count == 0 || parts.Contains("true") ? null
            : string.Join(" || ", parts.Select(part => parts.Count > 1 ? $"({part})" : part));
    }

    private string One(YamlMap filter)
    {
        var conditions = new List<string>();
        foreach (var (field, wanted) in filter.Entries)
        {
            IReadOnlyList<YamlNode> values = wanted is YamlList list ? list.Items : [wanted];
            var texts = values.Select(value => value is YamlScalar { IsString: true } scalar ? scalar.Text : null).ToList();
            if (texts.Contains(null))
                problems.Add(wanted, "a filter compares with texts only");
            else if (string.Equals(field.Text, "kind", StringComparison.OrdinalIgnoreCase))
                conditions.Add(texts.Contains("component", StringComparer.OrdinalIgnoreCase) ? "true" : "false");
            else if (string.Equals(field.Text, Tags, StringComparison.OrdinalIgnoreCase))
                conditions.Add(string.Join(" || ", texts.Select(text => $"{CelText.Quoted(text!)} in service.tags")));
            else if (_fields.TryGetValue(field.Text, out var asked))
                conditions.Add(texts.Count == 1 ? $"{asked} == {CelText.Quoted(texts[0]!)}" : $"{asked} in [{string.Join(", ", texts.Select(text => CelText.Quoted(text!)))}]");
            else
                problems.Add(field, $"a filter by '{field.Text}' cannot be translated", Spelling.Hint(field.Text, [.. _fields.Keys, "kind", Tags]));
        }

        conditions.RemoveAll(condition => condition == "true");
        return conditions.Count == 0 ? "true" : conditions.Contains("false") ? "false"
            : string.Join(" && ", conditions.Select(condition => conditions.Count > 1 ? $"({condition})" : condition));
    }
}
