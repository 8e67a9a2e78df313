using Scorecards.Core.Grades;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>A service with its place on the leaderboard and its latest evaluation.</summary>
public sealed record ServiceResponse
{
    public required ServiceRef Service { get; init; }

    public required string? Description { get; init; }

    public required string? System { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Ids of the services this one depends on.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>Where the catalog has it from.</summary>
    public required string Origin { get; init; }

    /// <summary>True when the catalog has it no more; its history is kept.</summary>
    public required bool Retired { get; init; }

    /// <summary>The place by score; equal scores share one. Null when unrated.</summary>
    public required int? Rank { get; init; }

    /// <summary>A+ to F, or U for unrated.</summary>
    public required string Grade { get; init; }

    public required string UncappedGrade { get; init; }

    /// <summary>The grade if the checks in preview, and those sampled elsewhere, counted; null when there are none that apply.</summary>
    public required string? WouldBeGrade { get; init; }

    public required decimal? Score { get; init; }

    public required decimal? ScoreMin { get; init; }

    public required decimal? ScoreMax { get; init; }

    public required decimal Coverage { get; init; }

    public required bool Stale { get; init; }

    public required decimal ExemptShare { get; init; }

    public required DateTimeOffset? EvaluatedAt { get; init; }

    public required DateTimeOffset? ConfirmedUntil { get; init; }

    /// <summary>Points gained in 30 days; null when unrated now or then.</summary>
    public required decimal? Change30d { get; init; }

    /// <summary>The latest evaluation; null before the first.</summary>
    public required EvaluationResponse? Evaluation { get; init; }

    public static ServiceResponse Of(ServiceView view, bool showDark)
    {
        var item = LeaderboardItem.Of(view);
        return new ServiceResponse
        {
            Service = item.Service!,
            Description = view.Service.Description,
            System = view.Service.System,
            Tags = view.Service.Tags,
            DependsOn = view.Service.DependsOn,
            Origin = view.Service.Origin,
            Retired = view.Retired,
            Rank = item.Rank,
            Grade = item.Grade,
            UncappedGrade = item.UncappedGrade,
            WouldBeGrade = view.Primary?.WouldBeGrade?.Letter(),
            Score = item.Score,
            ScoreMin = item.ScoreMin,
            ScoreMax = item.ScoreMax,
            Coverage = item.Coverage,
            Stale = item.Stale,
            ExemptShare = item.ExemptShare,
            EvaluatedAt = item.EvaluatedAt,
            ConfirmedUntil = item.ConfirmedUntil,
            Change30d = item.Change30d,
            Evaluation = view.Latest is { } latest ? EvaluationResponse.Of(latest, view.Service, showDark) : null,
        };
    }
}
