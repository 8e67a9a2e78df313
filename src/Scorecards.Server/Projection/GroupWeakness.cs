using System.Runtime.CompilerServices;
using Scorecards.Core.Definitions;

namespace Scorecards.Server.Projection;

/// <summary>A check that services of a group do not pass.</summary>
/// <param name="Failing">How many services fail it, or pass it in part.</param>
/// <param name="Applies">How many services it has an outcome for.</param>
/// <param name="Gain">Points that the services it counts for would gain together.</param>
public sealed record GroupWeakness(string Check, int Failing, int Applies, decimal Gain)
{
    private static readonly ConditionalWeakTable<GroupView, IReadOnlyList<GroupWeakness>> _kept = [];

    /// <summary>What most services do not pass first. Worked out once a view, when it is first asked for.</summary>
    public static IReadOnlyList<GroupWeakness> Of(GroupView group) => _kept.GetValue(group, static g =>
    [
        .. g.Services.SelectMany(Seen)
            .GroupBy(seen => seen.Check, StringComparer.Ordinal)
            .Select(seen => new GroupWeakness(seen.Key, seen.Count(s => s.Fails), seen.Count(), seen.Sum(s => s.Gain)))
            .Where(weakness => weakness.Failing > 0)
            .OrderByDescending(weakness => weakness.Failing).ThenByDescending(weakness => weakness.Gain).ThenBy(weakness => weakness.Check, StringComparer.Ordinal),
    ]);

    /// <summary>The outcomes of a service that count for its grade.</summary>
    private static IEnumerable<(string Check, bool Fails, decimal Gain)> Seen(ServiceView service)
    {
        if (service is not { Latest: { } latest, Primary: { } primary })
        {
            yield break;
        }

        var weights = primary.Checks.ToDictionary(c => c.Check, c => c.Weight, StringComparer.Ordinal);
        var known = latest.Outcomes.Where(o => o.Enforced && weights.ContainsKey(o.Check) && o.Outcome is (OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial)).ToList();
        var total = known.Sum(o => weights[o.Check]);
        foreach (var outcome in known)
        {
            var fails = outcome.Outcome != OutcomeKind.Pass;
            yield return (outcome.Check, fails, fails && total > 0 ? 100 * weights[outcome.Check] * (1 - outcome.Value) / total : 0);
        }
    }
}
