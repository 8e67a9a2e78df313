namespace Scorecards.Client.Models;

/// <summary>A scorecard: which checks count, and how a score becomes a grade.</summary>
public sealed record ScorecardDetails
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string? Description { get; init; }

    public required string? Owner { get; init; }

    /// <summary>True for the scorecard whose grade is the service's grade.</summary>
    public required bool Primary { get; init; }

    /// <summary>The expression over the service; null when it is for every service.</summary>
    public required string? AppliesTo { get; init; }

    public required IReadOnlyList<ScorecardCheck> Checks { get; init; }

    /// <summary>The lowest score of each grade, the best first; below all of them is F.</summary>
    public required IReadOnlyList<GradeBand> Bands { get; init; }

    public required ScorecardCaps Caps { get; init; }

    public required ScorecardCoverage Coverage { get; init; }

    /// <summary>How long an outcome is held when the service itself is the reason that it is unknown.</summary>
    public required long GraceSeconds { get; init; }
}
