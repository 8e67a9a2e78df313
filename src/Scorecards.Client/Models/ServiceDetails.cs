namespace Scorecards.Client.Models;

/// <summary>A service with its place on the leaderboard and its latest evaluation.</summary>
public sealed record ServiceDetails
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

    /// <summary>The grade that the score alone would give.</summary>
    public required string UncappedGrade { get; init; }

    /// <summary>The grade if the checks in preview, and those sampled elsewhere, counted; null when there are none that apply.</summary>
    public required string? WouldBeGrade { get; init; }

    /// <summary>0 to 100; null when there is nothing to score.</summary>
    public required decimal? Score { get; init; }

    /// <summary>The score if every unknown failed.</summary>
    public required decimal? ScoreMin { get; init; }

    /// <summary>The score if every unknown passed.</summary>
    public required decimal? ScoreMax { get; init; }

    /// <summary>Percent of the applicable weight that has an outcome.</summary>
    public required decimal Coverage { get; init; }

    /// <summary>True when an outcome that counts is held from an earlier run.</summary>
    public required bool Stale { get; init; }

    /// <summary>Percent of the weight that is exempt.</summary>
    public required decimal ExemptShare { get; init; }

    /// <summary>When this result was first reached; null before the first evaluation.</summary>
    public required DateTimeOffset? EvaluatedAt { get; init; }

    /// <summary>When a run last reached this result.</summary>
    public required DateTimeOffset? ConfirmedUntil { get; init; }

    /// <summary>Points gained in 30 days; null when unrated now or then.</summary>
    public required decimal? Change30d { get; init; }

    /// <summary>The latest evaluation; null before the first.</summary>
    public required Evaluation? Evaluation { get; init; }
}
