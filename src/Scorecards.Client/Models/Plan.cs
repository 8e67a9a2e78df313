namespace Scorecards.Client.Models;

/// <summary>Fixes that together lead to a better grade.</summary>
public sealed record Plan
{
    public required PlanKind Kind { get; init; }

    /// <summary>In the order to take them.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>Working time of all steps.</summary>
    public required int EffortMinutes { get; init; }

    /// <summary>A+ to F.</summary>
    public required string ResultingGrade { get; init; }

    /// <summary>0 to 100.</summary>
    public required decimal ResultingScore { get; init; }

    /// <summary>What policies open on the way.</summary>
    public required IReadOnlyList<string> Unlocks { get; init; }
}
