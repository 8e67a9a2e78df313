using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Scoring;

/// <summary>The score and grade of a service on one scorecard.</summary>
public sealed record ScorecardResult
{
    public required string Name { get; init; }

    public bool Primary { get; init; }

    public required Grade Grade { get; init; }

    /// <summary>The grade the score alone would give.</summary>
    public required Grade UncappedGrade { get; init; }

    /// <summary>0..100, rounded down to one decimal; null without any weight.</summary>
    public decimal? Score { get; init; }

    /// <summary>The score if every unknown failed.</summary>
    public decimal? ScoreMin { get; init; }

    /// <summary>The score if every unknown passed.</summary>
    public decimal? ScoreMax { get; init; }

    /// <summary>Percent of the applicable weight that has an outcome, fresh or held.</summary>
    public decimal Coverage { get; init; }

    /// <summary>Percent of the weight that is exempt.</summary>
    public decimal ExemptShare { get; init; }

    /// <summary>Every limit that held the grade down, the strictest first.</summary>
    public IReadOnlyList<Cap> CappedBy { get; init; } = [];

    /// <summary>The grade if the checks in preview, and those sampled elsewhere, counted; null when there are none that apply.</summary>
    public Grade? WouldBeGrade { get; init; }

    /// <summary>The score of <see cref="WouldBeGrade"/>.</summary>
    public decimal? WouldBeScore { get; init; }

    /// <summary>The grade before a drop, which gates go by until the drop is steady; null while the grade itself counts.</summary>
    public Grade? SteadyGrade { get; init; }

    /// <summary>Since when the grade is lower than <see cref="SteadyGrade"/>; set with it.</summary>
    public DateTimeOffset? LowerSince { get; init; }

    /// <summary>What <see cref="SteadyGrade"/> was made of; set with it.</summary>
    public CountedBefore? CountedBefore { get; init; }

    /// <summary>The checks of the scorecard with their weights for this service.</summary>
    public required IReadOnlyList<WeightedCheck> Checks { get; init; }
}

/// <summary>A limit on a grade, with the checks that are the reason.</summary>
public sealed record Cap(CapReason Reason, Grade Limit, IReadOnlyList<string> Checks);

public enum CapReason
{
    Blocker,
    Blockers,
    HighSeverity,
    ExemptBlocker,
    Coverage,
}
