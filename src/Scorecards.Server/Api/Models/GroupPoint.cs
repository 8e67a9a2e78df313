using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>How a team or the company stood at the end of a day.</summary>
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

    /// <summary>How many services had each grade, the best first; grades nobody had are left out.</summary>
    public required IReadOnlyDictionary<string, int> Grades { get; init; }

    public static GroupPoint Of(DateOnly day, GroupTally tally, GradeBands bands)
    {
        var score = tally.Score(bands);
        return Of(day, score.Score, score.Grade, tally.Rated, tally.Unrated, g => tally[g]);
    }

    public static GroupPoint Of(DateOnly day, GroupView group) =>
        Of(day, group.Score, group.Grade, group.Rated, group.Unrated, g => group.Grades[g]);

    private static GroupPoint Of(DateOnly day, decimal? score, Grade grade, int rated, int unrated, Func<Grade, int> count) => new()
    {
        Day = day,
        Score = score,
        Grade = grade.Letter(),
        Rated = rated,
        Unrated = unrated,
        Grades = GradeDistribution.BestFirst.Where(g => count(g) > 0).ToDictionary(g => g.Letter(), count),
    };
}
