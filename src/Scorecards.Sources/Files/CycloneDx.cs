using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>A bill of materials of CycloneDX (https://cyclonedx.org/specification/overview/) as facts, whichever of its two forms it is in.</summary>
internal static class CycloneDx
{
    private const int MaxListed = 200;

    // What was looked at and does no harm (the field analysis.state).
    private static readonly string[] _settled = ["resolved", "resolved_with_pedigree", "false_positive", "not_affected"];

    /// <exception cref="ReportException">A report is malformed.</exception>
    public static CelValue Of(IReadOnlyList<ReportFile> reports, DateTimeOffset now)
    {
        var boms = reports.Select(report => XmlReport.IsXml(report) ? CycloneDxXml.Read(report) : JsonReport.Read(report, CycloneDxJson.Read)).ToList();
        var components = boms.SelectMany(bom => bom.Components).ToList();
        var vulnerabilities = boms.SelectMany(bom => bom.Vulnerabilities).ToList();
        var open = vulnerabilities.Where(one => !_settled.Contains(one.State)).OrderBy(one => one.Rank).ToList();
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

    private static CelValue Counts(IEnumerable<string> names) => CelValue.Map(
        [.. names.GroupBy(name => name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MaxListed).Select(group => KeyValuePair.Create(group.Key, CelValue.Of((long)group.Count())))]);
}
