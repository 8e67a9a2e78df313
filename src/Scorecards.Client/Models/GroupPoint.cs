namespace Scorecards.Client.Models;

/// <summary>How a team or the company stood at the end of a day in UTC; today's point is how it stands now.</summary>
public sealed record GroupPoint
{
    public required DateOnly Day { get; init; }

    /// <summary>The mean of the services' scores, tier 1 counting three times and tier 2 twice; null when no service was rated.</summary>
    public required decimal? Score { get; init; }

    /// <summary>By the bands of the primary scorecard, without caps; U when no service was rated.</summary>
    public required string Grade { get; init; }

    /// <summary>How many services the score is the mean of.</summary>
    public required int Rated { get; init; }

    /// <summary>How many services were unrated; they are not in the score.</summary>
    public required int Unrated { get; init; }

    /// <summary>How many services had each grade; grades nobody had are left out.</summary>
    public required IReadOnlyDictionary<string, int> Grades { get; init; }
}
