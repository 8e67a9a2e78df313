namespace Scorecards.Client.Models;

/// <summary>A team with its place among the teams and its services.</summary>
public sealed record TeamDetails
{
    public required GroupRef Team { get; init; }

    public required string? Description { get; init; }

    /// <summary>The id of the group above it.</summary>
    public required string? Parent { get; init; }

    /// <summary>The place by score; equal scores share one. Null when unrated.</summary>
    public required int? Rank { get; init; }

    /// <summary>By the bands of the primary scorecard, without caps; U when no service is rated.</summary>
    public required string Grade { get; init; }

    /// <summary>The mean of the services' scores, tier 1 counting three times and tier 2 twice.</summary>
    public required decimal? Score { get; init; }

    /// <summary>Points gained in 30 days; null when unrated now or then.</summary>
    public required decimal? Change30d { get; init; }

    public required int ServiceCount { get; init; }

    /// <summary>How many services are unrated; they are not in the score.</summary>
    public required int UnratedCount { get; init; }

    /// <summary>How many services have each grade; grades nobody has are left out.</summary>
    public required IReadOnlyDictionary<string, int> Grades { get; init; }

    /// <summary>The services, best score first; absent in the list of teams.</summary>
    public IReadOnlyList<LeaderboardItem>? Services { get; init; }
}
