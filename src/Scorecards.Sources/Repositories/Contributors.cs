using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Repositories;

/// <summary>How many people have made a repository, never who: the fact <c>repo.contributors</c>.</summary>
/// <param name="Commits">The commits of each.</param>
/// <param name="Truncated">True when there are more than were looked at.</param>
internal sealed record Contributors(IReadOnlyCollection<long> Commits, bool Truncated)
{
    public static readonly CelType Type = CelType.Object("repo.contributors", new Dictionary<string, CelType>
    {
        ["count"] = CelType.Int,
        ["commits"] = CelType.Int,
        ["busiestShare"] = CelType.Double,
        ["busFactor"] = CelType.Int,
        ["truncated"] = CelType.Bool,
    });

    public CelValue ToValue() => new FactFields
    {
        { "count", Commits.Count },
        { "commits", Commits.Sum() },
        { "busiestShare", Shares.Busiest(Commits) },
        { "busFactor", Shares.BusFactor(Commits) },
        { "truncated", Truncated },
    }.ToValue();
}
