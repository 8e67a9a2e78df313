using Scorecards.Core.Grades;

namespace Scorecards.Core.Scoring;

/// <summary>The score of a team, a system, a tier or the company, made of its services' scores.</summary>
/// <param name="Score">0..100, rounded down to one decimal; null when no service is rated.</param>
/// <param name="Grade">By the bands alone: a group has no caps. U when no service is rated.</param>
/// <param name="Rated">How many services the score is the mean of.</param>
/// <param name="Unrated">How many services are U; they count beside the score, never in it.</param>
public sealed record GroupScore(decimal? Score, Grade Grade, int Rated, int Unrated)
{
    /// <summary>The mean of the members' scores, weighted by <see cref="WeightOf"/>.</summary>
    public static GroupScore Of(IEnumerable<GroupMember> members, GradeBands bands)
    {
        var tally = new GroupTally();
        foreach (var member in members)
        {
            tally.Add(member);
        }

        return tally.Score(bands);
    }

    /// <summary>How much a service counts in its group: tier 1 three times, tier 2 twice, any other once.</summary>
    public static int WeightOf(int tier) => tier switch
    {
        1 => 3,
        2 => 2,
        _ => 1,
    };
}

/// <summary>What a group's score needs to know of one service.</summary>
public readonly record struct GroupMember(int Tier, Grade Grade, decimal? Score);
