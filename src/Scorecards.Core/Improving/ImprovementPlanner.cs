using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Improving;

/// <summary>Finds the cheapest ways to a better grade. Exact: no other choice of fixes is cheaper. Pure.</summary>
/// <param name="card">The scorecard whose grade is to rise.</param>
/// <param name="outcomes">What counts now, by check.</param>
/// <param name="effortOf">The working time a fix takes; null where the definition says none.</param>
public sealed class ImprovementPlanner(Scorecard card, IReadOnlyDictionary<string, CheckOutcome> outcomes, Func<string, TimeSpan?> effortOf)
{
    /// <summary>What a fix takes for which no definition says it: half a day.</summary>
    public static readonly TimeSpan DefaultEffort = TimeSpan.FromHours(4);

    private readonly ScorecardResult _now = Tally.Of(card, outcomes);

    /// <summary>The plans to the next grade and to the next unlock; none where fixes alone cannot get there.</summary>
    /// <param name="unlocks">What policies open, in any order.</param>
    public IReadOnlyList<Improvement> Plan(IReadOnlyList<Unlock> unlocks)
    {
        if (_now.Grade == Grade.APlus)
        {
            return [];
        }

        var opens = unlocks.Where(u => u.From > _now.Grade).ToList();
        return
        [
            .. To(ImprovementKind.Cheapest, _now.Grade + 1, opens),
            .. To(ImprovementKind.Fewest, _now.Grade + 1, opens),
            .. opens.Count == 0 ? [] : To(ImprovementKind.NextUnlock, opens.Min(u => u.From), opens),
        ];
    }

    private IEnumerable<Improvement> To(ImprovementKind kind, Grade grade, List<Unlock> opens)
    {
        var target = new GradeTarget(card, outcomes, grade);
        var fixable = target.Fixable.ToHashSet();

        // One number orders picks by what matters first and, among equals, by the other.
        var most = fixable.Sum(c => Minutes(c)) + fixable.Count + 1;
        long Cost(string check) => kind == ImprovementKind.Fewest ? most + Minutes(check) : (Minutes(check) * most) + 1;

        var ways = (
            from way in target.IsReachable ? target.WaysOut : []
            where way.Fix.All(fixable.Contains)
            let rest = fixable.Except(way.Fix).Where(c => c != way.Leave).ToLookup(target.IsUnknown)
            let cover = new CheapestCover(
                rest[false].Select(c => new CoverItem(c, target.GainOf(c), Cost(c))),
                rest[true].Select(c => new CoverItem(c, target.WeightOf(c), Cost(c))),
                target.GainPerWeight)
            let more = cover.Find(target.Gain - way.Fix.Sum(target.GainOf), target.Weight)
            where more is not null
            select (way.Fix, More: more.Select(m => m.Check).ToList())).ToList();
        if (ways.Count == 0)
        {
            return [];
        }

        var best = ways.MinBy(way => way.Fix.Concat(way.More).Sum(Cost));
        return [Told(kind, [.. InOrder(best.Fix), .. InOrder(best.More)], opens)];

        IEnumerable<string> InOrder(IEnumerable<string> checks) =>
            checks.OrderByDescending(c => (double)target.GainOf(c) / Math.Max(1, Minutes(c))).ThenBy(c => c, StringComparer.Ordinal);
    }

    private Improvement Told(ImprovementKind kind, List<string> checks, List<Unlock> opens)
    {
        var (after, result) = (outcomes, _now);
        var steps = new List<ImprovementStep>();
        foreach (var check in checks)
        {
            after = Hypothesis.Apply(after, [new(check, OutcomeKind.Pass, 1)]);
            var next = Tally.Of(card, after);
            steps.Add(new ImprovementStep(check, Effort(check), (next.Score ?? 0) - (result.Score ?? 0)));
            result = next;
        }

        return new Improvement(
            kind, steps, checks.Aggregate(TimeSpan.Zero, (sum, c) => sum + Effort(c)), result.Grade, result.Score ?? 0,
            [.. opens.Where(u => u.From <= result.Grade).OrderBy(u => u.From).Select(u => u.Name)]);
    }

    private TimeSpan Effort(string check) => effortOf(check) ?? DefaultEffort;

    private long Minutes(string check) => (long)Math.Ceiling(Effort(check).TotalMinutes);
}
