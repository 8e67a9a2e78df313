using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Api.Models;

/// <summary>The result of a service on one scorecard.</summary>
public sealed record ScorecardGrade
{
    public required string Name { get; init; }

    /// <summary>True for the scorecard whose grade is the service's grade.</summary>
    public required bool Primary { get; init; }

    public required decimal? Score { get; init; }

    public required decimal? ScoreMin { get; init; }

    public required decimal? ScoreMax { get; init; }

    public required string Grade { get; init; }

    public required string UncappedGrade { get; init; }

    /// <summary>The grade if the checks in preview, and those sampled elsewhere, counted; null when there are none that apply.</summary>
    public required string? WouldBeGrade { get; init; }

    /// <summary>The score of wouldBeGrade; null when there is nothing to score.</summary>
    public required decimal? WouldBeScore { get; init; }

    public required decimal Coverage { get; init; }

    public required decimal ExemptShare { get; init; }

    public required IReadOnlyList<CapResponse> CappedBy { get; init; }

    public static ScorecardGrade Of(ScorecardResult result) => new()
    {
        Name = result.Name,
        Primary = result.Primary,
        Score = result.Score,
        ScoreMin = result.ScoreMin,
        ScoreMax = result.ScoreMax,
        Grade = result.Grade.Letter(),
        UncappedGrade = result.UncappedGrade.Letter(),
        WouldBeGrade = result.WouldBeGrade?.Letter(),
        WouldBeScore = result.WouldBeScore,
        Coverage = result.Coverage,
        ExemptShare = result.ExemptShare,
        CappedBy = [.. result.CappedBy.Select(CapResponse.Of)],
    };
}
