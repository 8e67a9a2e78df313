using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>A bill of materials in CycloneDX's JSON, 1.2 and later (https://cyclonedx.org/docs/1.6/json/).</summary>
internal static class CycloneDx
{
    private const int MaxListed = 200;

    private static readonly string[] _severities = ["critical", "high", "medium", "low", "info", "none"];

    // What was looked at and does no harm (the field analysis.state).
    private static readonly string[] _settled = ["resolved", "resolved_with_pedigree", "false_positive", "not_affected"];

    /// <exception cref="ReportException">A report is malformed.</exception>
    public static CelValue Of(IReadOnlyList<ReportFile> reports, DateTimeOffset now)
    {
        var boms = reports.Select(report => JsonReport.Read(report, ReadBom)).ToList();
        var components = boms.SelectMany(bom => bom.Components).ToList();
        var vulnerabilities = boms.SelectMany(bom => bom.Vulnerabilities).ToList();
        var open = vulnerabilities.Where(one => !_settled.Contains(one.State)).OrderBy(one => Rank(one.Severity)).ToList();
        return new FactFields
        {
            { "files", reports.Count },
            { "specVersion", boms.Count > 0 ? boms[0].SpecVersion : null },
            { "components", components.Count },
            { "byType", Counts(components.Select(component => component.Type)) },
            { "withoutVersion", components.Count(component => !component.HasVersion) },
            { "withoutLicense", components.Count(component => component.Licenses.Count == 0) },
            { "licenses", Counts(components.SelectMany(component => component.Licenses)) },
            { "tellsVulnerabilities", boms.Any(bom => bom.TellsVulnerabilities) },
            { "vulnerabilities", open.Count },
            { "settledVulnerabilities", vulnerabilities.Count - open.Count },
            { "bySeverity", Counts(open.Select(one => one.Severity)) },
            { "worst", CelValue.List([.. open.Take(MaxListed).Select(one => new FactFields { { "id", one.Id }, { "severity", one.Severity }, { "score", one.Score }, { "state", one.State } }.ToValue())]) },
            { "ageDays", ReportText.AgeDays(boms.Max(bom => bom.At), now) },
        }.ToValue();
    }

    private static Bom ReadBom(JsonElement bom)
    {
        if (bom.Text("bomFormat") != "CycloneDX")
            throw new FormatException("this is not CycloneDX in JSON: there is no \"bomFormat\": \"CycloneDX\"");
        var components = new List<Component>();
        // The depth of JSON is bounded, and so is this.
        if (bom.Part("components") is { } list)
            Collect(list.Items(), components);
        return new Bom(
            ReportText.Shorten(bom.Text("specVersion")),
            ReportText.Moment(bom.Part("metadata")?.Text("timestamp")),
            components,
            bom.Part("vulnerabilities") is not null,
            bom.Part("vulnerabilities") is { } found ? [.. found.Items().Select(ReadVulnerability)] : []);
    }

    private static void Collect(JsonElement[] items, List<Component> components)
    {
        foreach (var item in items)
        {
            components.Add(new Component(ReportText.Shorten(item.Text("type")) ?? "library", item.Text("version") is { Length: > 0 }, [.. Licenses(item).Distinct()]));
            if (item.Part("components") is { } within)
                Collect(within.Items(), components);
        }
    }

    private static IEnumerable<string> Licenses(JsonElement component) =>
        from choice in component.Part("licenses") is { } list ? list.Items() : []
        let name = choice.Text("expression") ?? choice.Part("license")?.Text("id") ?? choice.Part("license")?.Text("name")
        where name is { Length: > 0 }
        select ReportText.Shorten(name);

    private static Vulnerability ReadVulnerability(JsonElement item)
    {
        var ratings = item.Part("ratings") is { } list ? list.Items() : [];
        var severity = ratings.Select(rating => rating.Text("severity") ?? "").OrderBy(Rank).FirstOrDefault();
        return new Vulnerability(
            ReportText.Shorten(item.Text("id")),
            severity is not null && _severities.Contains(severity) ? severity : "unknown",
            ratings.Max(rating => rating.Number("score")),
            ReportText.Shorten(item.Part("analysis")?.Text("state")));
    }

    private static int Rank(string severity) => Array.IndexOf(_severities, severity) is >= 0 and var at ? at : _severities.Length;

    private static CelValue Counts(IEnumerable<string> names) => CelValue.Map(
        [.. names.GroupBy(name => name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MaxListed).Select(group => KeyValuePair.Create(group.Key, CelValue.Of((long)group.Count())))]);

    private sealed record Bom(string? SpecVersion, DateTimeOffset? At, IReadOnlyList<Component> Components, bool TellsVulnerabilities, IReadOnlyList<Vulnerability> Vulnerabilities);

    private sealed record Component(string Type, bool HasVersion, IReadOnlyList<string> Licenses);

    private sealed record Vulnerability(string? Id, string Severity, double? Score, string? State);
}
