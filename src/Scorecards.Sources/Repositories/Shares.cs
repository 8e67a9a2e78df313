namespace Scorecards.Sources.Repositories;

/// <summary>How work is spread over people, by the number of commits of each.</summary>
internal static class Shares
{
    /// <summary>The share of whoever made most, from 0 to 1; 0 without any.</summary>
    public static double Busiest(IReadOnlyCollection<long> commits) => commits.Sum() is var all and > 0 ? (double)commits.Max() / all : 0;

    /// <summary>How few people made more than half of the commits; 0 without any.</summary>
    public static int BusFactor(IReadOnlyCollection<long> commits)
    {
        var (all, some, people) = (commits.Sum(), 0L, 0);
        foreach (var one in commits.OrderDescending().TakeWhile(one => one > 0 && some * 2 <= all))
        {
            some += one;
            people++;
        }

        return people;
    }
}
