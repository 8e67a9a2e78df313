namespace Scorecards.Client.Models;

/// <summary>A check with what it says of the services now.</summary>
public sealed record CheckDetails
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string? Description { get; init; }

    public required string? Owner { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required Stage Stage { get; init; }

    public required Severity Severity { get; init; }

    public required string? Why { get; init; }

    public required Fix? Fix { get; init; }

    /// <summary>The scorecards the check is on, with its weight.</summary>
    public required IReadOnlyList<CheckWeight> Scorecards { get; init; }

    /// <summary>Sources it needs that are not configured on the server; where there are any it is notApplicable to every service.</summary>
    public required IReadOnlyList<string> MissingSources { get; init; }

    /// <summary>How many services have each outcome; null for a check in the stage dark.</summary>
    public required OutcomeCounts? Outcomes { get; init; }

    /// <summary>Percent of the services with a pass, a fail or a partial that pass; null when there are none.</summary>
    public required decimal? PassRate { get; init; }

    /// <summary>What its expressions are; absent in the list of checks.</summary>
    public CheckRule? Rule { get; init; }
}
