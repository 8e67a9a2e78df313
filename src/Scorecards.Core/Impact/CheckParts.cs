using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Definitions;

namespace Scorecards.Core.Impact;

/// <summary>What of a check decides its outcome and how it counts, part by part: where all parts are the same, so is the outcome.</summary>
internal static class CheckParts
{
    /// <summary>The parts by the names that people know from the document.</summary>
    public static IReadOnlyDictionary<string, string> Of(Check check, DefinitionSet definitions)
    {
        var spec = check.Spec;
        var parts = new Dictionary<string, string>
        {
            ["appliesTo"] = spec.AppliesTo?.Value.Trim() ?? "",
            ["pass"] = spec.Pass?.Value.Trim() ?? "",
            ["attestation"] = spec.Attestation is { } asked ? $"{asked.BoundTo} {asked.ValidFor.Value} {asked.Question.Value.Trim()}" : "",
            ["facts"] = string.Join('\n', spec.Facts.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => Text(f.Key, f.Value))),
            ["freshFor"] = spec.FreshFor.ToString("c", CultureInfo.InvariantCulture),
            ["severity"] = Word(spec.Severity),
            ["stage"] = Word(spec.Stage),
            ["source"] = string.Join('\n', SourcesOf(check).Select(name => $"{name} {AsksOf(definitions.Sources.GetValueOrDefault(name))}").Concat(check.MissingSources)),
        };
        if (spec.Stage == Stage.Sampled)
        {
            parts["sample"] = spec.Sample.ToString(CultureInfo.InvariantCulture);
        }

        return parts;
    }

    /// <summary>The names of the parts that differ.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        [.. before.Keys.Union(after.Keys).Where(part => before.GetValueOrDefault(part) != after.GetValueOrDefault(part)).Order(StringComparer.Ordinal)];

    /// <summary>What a source asks of whom: where that differs, what it said before says nothing of what it would say.</summary>
    public static string AsksOf(SourceDefinition? source) => source is null
        ? ""
        : string.Join(' ', [
            source.Spec.Kind.Value,
            source.Spec.Url?.Value,
            .. source.Spec.Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value.Value.ToJson()}"),
        ]);

    public static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static IEnumerable<string> SourcesOf(Check check) => check.Facts.Select(f => f.Source).Distinct().Order(StringComparer.Ordinal);

    private static string Text(string name, FactSpec fact) => string.Join(' ', [
        name, fact.Source.Value, fact.Query?.Value,
        .. fact.With.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.Value.ToJson()}"),
    ]);
}
