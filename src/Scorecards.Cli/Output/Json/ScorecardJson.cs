using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Cli.Output.Json;

/// <summary>The result of a service on one scorecard.</summary>
internal sealed record ScorecardJson(
    string Name,
    bool Primary,
    string Grade,
    string UncappedGrade,
    decimal? Score,
    decimal? ScoreMin,
    decimal? ScoreMax,
    decimal Coverage,
    decimal ExemptShare,
    IReadOnlyList<CapJson> CappedBy,
    string? WouldBeGrade = null,
    decimal? WouldBeScore = null)
{
    public static ScorecardJson Of(ScorecardResult result) => new(
        result.Name,
        result.Primary,
        result.Grade.Letter(),
        result.UncappedGrade.Letter(),
        result.Score,
        result.ScoreMin,
        result.ScoreMax,
        result.Coverage,
        result.ExemptShare,
        [.. result.CappedBy.Select(CapJson.Of)],
        result.WouldBeGrade?.Letter(),
        result.WouldBeScore);
}
