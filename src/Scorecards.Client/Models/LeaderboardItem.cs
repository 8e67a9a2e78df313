namespace Scorecards.Client.Models;

/// <summary>A service, a team, a system or a tier with its place on the leaderboard; one of the four is there.</summary>
public sealed record LeaderboardItem
{
    /// <summary>The place in the whole company, whatever the filter; equal values share one. Null for what is unrated or, by improvement, has no change.</summary>
    public required int? Rank { get; init; }

    /// <summary>The service, on a leaderboard of services.</summary>
    public ServiceRef? Service { get; init; }

    /// <summary>The team, on a leaderboard of teams.</summary>
    public GroupRef? Team { get; init; }

    /// <summary>The system, on a leaderboard of systems.</summary>
    public GroupRef? System { get; init; }

    /// <summary>The tier, on a leaderboard of tiers.</summary>
    public int? Tier { get; init; }

    /// <summary>A+ to F, or U for unrated.</summary>
    public required string Grade { get; init; }

    /// <summary>The grade that the score alone would give; a group has no caps.</summary>
    public required string UncappedGrade { get; init; }

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

    /// <summary>When this result was first reached; of a group, the oldest of its services. Null before the first evaluation.</summary>
    public required DateTimeOffset? EvaluatedAt { get; init; }

    /// <summary>When a run last reached this result; of a group, the oldest of its services.</summary>
    public required DateTimeOffset? ConfirmedUntil { get; init; }

    /// <summary>Points gained in 30 days; null when unrated now or then.</summary>
    public required decimal? Change30d { get; init; }

    /// <summary>How many services a group has.</summary>
    public int? ServiceCount { get; init; }

    /// <summary>How many services of a group are unrated; they are not in its score.</summary>
    public int? UnratedCount { get; init; }
}
