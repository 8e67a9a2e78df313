using Scorecards.Core.Grades;

namespace Scorecards.Server.Projection;

/// <summary>What a service, a team, a system, a tier and the company have in common on a leaderboard.</summary>
public abstract record RankedView
{
    public required string Id { get; init; }

    /// <summary>What people read; the id where there is no title.</summary>
    public required string Title { get; init; }

    public Grade Grade { get; init; } = Grade.U;

    /// <summary>0..100 with one decimal; null when there is nothing to score.</summary>
    public decimal? Score { get; init; }

    /// <summary>The score if every unknown failed.</summary>
    public decimal? ScoreMin { get; init; }

    /// <summary>The score if every unknown passed.</summary>
    public decimal? ScoreMax { get; init; }

    /// <summary>Percent of the applicable weight that has an outcome.</summary>
    public decimal Coverage { get; init; }

    /// <summary>Percent of the weight that is exempt.</summary>
    public decimal ExemptShare { get; init; }

    /// <summary>True when an outcome that counts is held from an earlier run.</summary>
    public bool Stale { get; init; }

    /// <summary>When the result was first reached; of a group, the oldest of its services.</summary>
    public DateTimeOffset? EvaluatedAt { get; init; }

    /// <summary>When a run last reached the result; of a group, the oldest of its services.</summary>
    public DateTimeOffset? ConfirmedUntil { get; init; }

    /// <summary>Points gained in 30 days; null when unrated now or then.</summary>
    public decimal? Change30d { get; init; }

    /// <summary>The place by score; equal scores share one. Null when unrated.</summary>
    public int? Rank { get; init; }

    /// <summary>The place by <see cref="Change30d"/>; equal changes share one. Null without a change.</summary>
    public int? ImprovedRank { get; init; }

    /// <summary>What an order sorts by, highest first; null comes last and has no rank.</summary>
    public virtual decimal? KeyFor(BoardOrder order) => order switch
    {
        BoardOrder.Improved => Change30d,
        BoardOrder.Score when Grade != Grade.U => Score,
        BoardOrder.Coverage when EvaluatedAt is not null => Coverage,
        BoardOrder.Exempt when EvaluatedAt is not null => ExemptShare,
        _ => null,
    };

    public int? RankFor(BoardOrder order) => order == BoardOrder.Improved ? ImprovedRank : Rank;
}

public enum BoardOrder
{
    Score,
    Improved,
    Id,

    /// <summary>By title, from A to Z.</summary>
    Name,
    Coverage,

    /// <summary>The longest at its grade first; of services only.</summary>
    Held,

    /// <summary>The largest exempt share first.</summary>
    Exempt,
}
