namespace Scorecards.Client.Models;

/// <summary>A scorecard before and after.</summary>
public sealed record ScorecardImpact
{
    public required string Name { get; init; }

    public required bool Primary { get; init; }

    /// <summary>Null when the scorecard was not for the service.</summary>
    public required ScorecardGrade? Before { get; init; }

    /// <summary>Null when it is not for the service any more.</summary>
    public required ScorecardGrade? After { get; init; }

    /// <summary>After, if every fact that was never collected made its checks fail; null where there is none.</summary>
    public ScorecardGrade? Worst { get; init; }

    /// <summary>After, if every such fact made its checks pass; null where there is none.</summary>
    public ScorecardGrade? Best { get; init; }
}
