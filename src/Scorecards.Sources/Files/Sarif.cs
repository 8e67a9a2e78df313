using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>Findings of static analysis in SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).</summary>
internal static class Sarif
{
    private const int MaxListed = 200;

    /// <exception cref="ReportException">A report is malformed.</exception>
    public static CelValue Of(IReadOnlyList<ReportFile> reports)
    {
        var runs = reports.SelectMany(report => JsonReport.Read(report, ReadRuns)).ToList();
        var findings = runs.SelectMany(run => run.Findings).ToList();
        var open = findings.Where(finding => !finding.IsSuppressed).OrderBy(finding => Rank(finding.Level)).ToList();
        return new FactFields
        {
            { "files", reports.Count },
            { "runs", runs.Count },
            { "failedRuns", runs.Count(run => run.HasFailed) },
            { "tools", runs.Select(run => run.Tool).Distinct() },
            { "count", open.Count },
            { "errors", open.Count(finding => finding.Level == "error") },
            { "warnings", open.Count(finding => finding.Level == "warning") },
            { "notes", open.Count(finding => finding.Level == "note") },
            { "suppressed", findings.Count - open.Count },
            { "worstSecuritySeverity", open.Max(finding => finding.SecuritySeverity) },
            { "byRule", CelValue.Map([.. open.GroupBy(finding => finding.Rule).OrderByDescending(rule => rule.Count()).Take(MaxListed).Select(rule => KeyValuePair.Create(rule.Key, CelValue.Of((long)rule.Count())))]) },
            { "findings", CelValue.List([.. open.Take(MaxListed).Select(finding => finding.ToValue())]) },
        }.ToValue();
    }

    private static List<SarifRun> ReadRuns(JsonElement log)
    {
        if (log.Text("version") is not { } version || !version.StartsWith("2.", StringComparison.Ordinal))
            throw new FormatException("this is not SARIF 2: there is no \"version\": \"2.1.0\"");
        return [.. log.Items("runs").Select(ReadRun)];
    }

    private static SarifRun ReadRun(JsonElement run, int index)
    {
        var driver = run.Part("tool")?.Part("driver") ?? throw new FormatException($"runs[{index}] has no tool.driver");
        var rules = driver.Part("rules") is { ValueKind: JsonValueKind.Array } list ? list.Items() : [];
        var byId = rules.Where(rule => rule.Text("id") is not null).DistinctBy(rule => rule.Text("id")).ToDictionary(rule => rule.Text("id")!);
        var invocations = run.Part("invocations") is { ValueKind: JsonValueKind.Array } calls ? calls.Items() : [];
        // A run that produces no results at all has none of the property (3.14.23), as when only rules are told.
        var results = run.Part("results") is { } found ? found.Items() : [];
        return new SarifRun(
            ReportText.Shorten(driver.Text("name")) ?? throw new FormatException($"runs[{index}].tool.driver has no name"),
            invocations.Any(call => call.Part("executionSuccessful") is { ValueKind: JsonValueKind.False }),
            [.. results.Where(result => result.Text("baselineState") != "absent" && IsProblem(result)).Select(result => ReadResult(result, rules, byId))]);
    }

    // 3.27.9: any other kind says that all is well, or that a person has to look.
    private static bool IsProblem(JsonElement result) => result.Text("kind") is null or "fail";

    private static Finding ReadResult(JsonElement result, JsonElement[] rules, Dictionary<string, JsonElement> byId)
    {
        var id = result.Text("ruleId") ?? result.Part("rule")?.Text("id");
        var at = result.Number("ruleIndex") ?? result.Part("rule")?.Number("index");
        var rule = at is >= 0 && at < rules.Length ? rules[(int)at] : id is not null && byId.TryGetValue(id, out var named) ? named : default;
        var place = result.Part("locations") is { ValueKind: JsonValueKind.Array } places && places.Items() is [var first, ..] ? first.Part("physicalLocation") : null;
        // 3.27.10: without a level of its own, that of the rule's configuration, or else a warning.
        var level = result.Text("level") ?? rule.Part("defaultConfiguration")?.Text("level");
        return new Finding(
            ReportText.Shorten(id ?? rule.Text("id")) ?? "none",
            level is "error" or "note" or "none" ? level : "warning",
            ReportText.Shorten(result.Part("message")?.Text("text")),
            ReportText.Shorten(place?.Part("artifactLocation")?.Text("uri")),
            (long?)place?.Part("region")?.Number("startLine"),
            SecuritySeverity(rule),
            IsSuppressed(result));
    }

    // 3.35.3: a suppression counts unless it is under review or was rejected.
    private static bool IsSuppressed(JsonElement result) => result.Part("suppressions") is { ValueKind: JsonValueKind.Array } list
        && list.Items() is { Length: > 0 } suppressions && suppressions.All(one => one.Text("status") is null or "accepted");

    // Not of the standard, but GitHub's code scanning and most security scanners go by it: a text such as "7.5".
    private static double? SecuritySeverity(JsonElement rule) =>
        double.TryParse(rule.Part("properties")?.Text("security-severity"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var severity) && severity <= 10
            ? severity
            : null;

    private static int Rank(string level) => level switch { "error" => 0, "warning" => 1, "note" => 2, _ => 3 };

    private sealed record SarifRun(string Tool, bool HasFailed, IReadOnlyList<Finding> Findings);

    private sealed record Finding(string Rule, string Level, string? Message, string? Path, long? Line, double? SecuritySeverity, bool IsSuppressed)
    {
        public CelValue ToValue() => new FactFields
        {
            { "rule", Rule },
            { "level", Level },
            { "message", Message },
            { "path", Path },
            { "line", Line },
            { "securitySeverity", SecuritySeverity },
        }.ToValue();
    }
}
