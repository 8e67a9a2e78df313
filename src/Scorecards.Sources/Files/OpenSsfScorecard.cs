using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>
/// The JSON of OpenSSF Scorecard, as its command writes it with <c>--format json</c> and https://api.scorecard.dev answers it
/// (https://github.com/ossf/scorecard/blob/main/README.md, "Formatting Results"). Scores go from 0 to 10; -1 stands for none.
/// </summary>
internal static class OpenSsfScorecard
{
    /// <exception cref="ReportException">The report is malformed, or there is more than one.</exception>
    public static CelValue Of(IReadOnlyList<ReportFile> reports, DateTimeOffset now)
    {
        if (reports.Count > 1)
            throw new ReportException(reports[1].Place, 0, 0, "there is more than one report, and scores cannot be added up");
        return reports.Count == 0
            ? new FactFields { { "files", 0 }, { "checks", CelValue.Map([]) }, { "reasons", CelValue.Map([]) }, { "inconclusive", CelValue.List([]) } }.ToValue()
            : JsonReport.Read(reports[0], json => Read(json, now));
    }

    private static CelValue Read(JsonElement json, DateTimeOffset now)
    {
        if (json.Part("scorecard") is null)
            throw new FormatException("this is not of OpenSSF Scorecard: there is no \"scorecard\"");
        var checks = json.Items("checks").Select((check, index) => (
            Name: ReportText.Shorten(check.Text("name")) ?? throw new FormatException($"checks[{index}] has no name"),
            Score: Score(check, $"checks[{index}]"),
            Reason: ReportText.Shorten(check.Text("reason")) ?? "")).ToList();
        return new FactFields
        {
            { "files", 1 },
            { "score", Score(json, "the report") },
            { "checks", CelValue.Map([.. checks.Where(check => check.Score is not null).Select(check => KeyValuePair.Create(check.Name, CelValue.Of(check.Score!.Value)))]) },
            { "reasons", checks.Select(check => KeyValuePair.Create(check.Name, check.Reason)) },
            { "inconclusive", checks.Where(check => check.Score is null).Select(check => check.Name) },
            { "commit", ReportText.Shorten(json.Part("repo")?.Text("commit")) },
            { "version", ReportText.Shorten(json.Part("scorecard")?.Text("version")) },
            { "ageDays", ReportText.AgeDays(ReportText.Moment(json.Text("date")), now) },
        }.ToValue();
    }

    private static double? Score(JsonElement json, string place) => json.Number("score") switch
    {
        >= 0 and <= 10 and var score => score,
        -1 => null,
        _ => throw new FormatException($"{place} has no score from 0 to 10"),
    };
}
