namespace Scorecards.Client.Models;

/// <summary>The result of a service on one scorecard.</summary>
public sealed record ScorecardGrade
{
    public required string Name { get; init; }

    /// <summary>True for the scorecard whose grade is the service's grade.</summary>
    public required bool Primary { get; init; }

    /// <summary>0 to 100; null when there is nothing to score.</summary>
    public required decimal? Score { get; init; }

    /// <summary>The score if every unknown failed.</summary>
    public required decimal? ScoreMin { get; init; }

    /// <summary>The score if every unknown passed.</summary>
    public required decimal? ScoreMax { get; init; }

    /// <summary>A+ to F, or U for unrated.</summary>
    public required string Grade { get; init; }

    /// <summary>The grade that the score alone would give.</summary>
    public required string UncappedGrade { get; init; }

    /// <summary>The grade if the checks in preview, and those sampled elsewhere, counted; null when there are none that apply.</summary>
    public required string? WouldBeGrade { get; init; }

    /// <summary>The score of <see cref="WouldBeGrade"/>; null when there is nothing to score.</summary>
    public required decimal? WouldBeScore { get; init; }

    /// <summary>Percent of the applicable weight that has an outcome.</summary>
    public required decimal Coverage { get; init; }

    /// <summary>Percent of the weight that is exempt.</summary>
    public required decimal ExemptShare { get; init; }

    /// <summary>Every limit that held the grade down, the strictest first.</summary>
    public required IReadOnlyList<Cap> CappedBy { get; init; }
}
