using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Improving;
using Scorecards.Core.Scoring;
using Scorecards.Core.Tests.Scoring;

namespace Scorecards.Core.Tests.Improving;

/// <summary>Plans against every subset of fixes, on scorecards of up to twelve checks.</summary>
public sealed class ImprovementProperties
{
    private static readonly Gen<CheckOutcome> _outcome =
        from kind in Gen.Frequency((2, Gen.Constant(OutcomeKind.Pass)), (4, Gen.Constant(OutcomeKind.Fail)), (2, Gen.Constant(OutcomeKind.Partial)),
            (2, Gen.Constant(OutcomeKind.Unknown)), (1, Gen.Constant(OutcomeKind.Exempt)), (1, Gen.Constant(OutcomeKind.NotApplicable)))
        from value in Gen.Elements(0.1m, 0.25m, 0.333333m, 0.5m, 0.999999m)
        from severity in Gen.Frequency((6, Gen.Constant(Severity.Medium)), (1, Gen.Constant(Severity.High)), (2, Gen.Constant(Severity.Blocker)))
        from cause in Gen.Elements(UnknownCause.Subject, UnknownCause.Subject, UnknownCause.Source)
        from counts in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        let blocker = severity == Severity.Blocker && kind == OutcomeKind.Partial
        let outcome = Cards.Outcome(blocker ? OutcomeKind.Fail : kind, kind == OutcomeKind.Partial && !blocker ? value : null, severity, counts)
        select kind == OutcomeKind.Unknown ? outcome with { UnknownCause = cause } : outcome;

    private static readonly Gen<Situation> _any =
        from size in Gen.Choose(1, 12)
        from outcomes in _outcome.ListOf(size)
        from weights in Gen.Choose(1, 20).ListOf(size)
        from efforts in Gen.Elements<int?>(null, 0, 15, 30, 60, 90, 240, 481, 2_400).ListOf(size)
        from rated in Gen.Elements(0m, 60m, 80m)
        from full in Gen.Elements(80m, 95m, 100m)
        from one in Gen.Elements(Grade.D, Grade.B, Grade.APlus)
        select new Situation(
            Cards.Card(new ScorecardSpec { Checks = [], Coverage = new CoverageSpec { Rated = rated, Full = full }, Caps = new CapsSpec { OneBlocker = one } }, [.. weights]),
            outcomes.Select((o, i) => o with { Check = $"c{i}" }).ToDictionary(o => o.Check),
            efforts.Select((e, i) => (e, i)).ToDictionary(e => $"c{e.i}", e => e.e is { } minutes ? TimeSpan.FromMinutes(minutes) : (TimeSpan?)null));

    [Fact]
    public void The_cheapest_plan_is_the_cheapest_of_all() => Properties.Check(_any, situation =>
        Same(situation.Plan(ImprovementKind.Cheapest), situation.BruteForce(), (effort, count) => (effort, count)));

    [Fact]
    public void The_fewest_steps_are_the_fewest_of_all() => Properties.Check(_any, situation =>
        Same(situation.Plan(ImprovementKind.Fewest), situation.BruteForce(), (effort, count) => (count, effort)));

    [Fact]
    public void A_plan_says_what_its_steps_lead_to() => Properties.Check(_any, situation => situation.Plans().All(plan =>
    {
        var result = Tally.Of(situation.Card, Hypothesis.Apply(situation.Outcomes, plan.Steps.Select(s => new SupposedOutcome(s.Check, OutcomeKind.Pass, 1))));
        var now = Tally.Of(situation.Card, situation.Outcomes);
        return result.Grade == plan.ResultingGrade && result.Score == plan.ResultingScore && plan.ResultingGrade > now.Grade
            && plan.Steps.Sum(s => s.Gain) == result.Score - (now.Score ?? 0)
            && plan.Effort == plan.Steps.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Effort);
    }));

    private static bool Same<T>(Improvement? plan, IReadOnlyList<(TimeSpan Effort, int Count)> choices, Func<TimeSpan, int, T> cost) =>
        plan is null ? choices.Count == 0 : choices.Count > 0 && Equals(cost(plan.Effort, plan.Steps.Count), choices.Select(c => cost(c.Effort, c.Count)).Min());

    private sealed record Situation(Scorecard Card, Dictionary<string, CheckOutcome> Outcomes, Dictionary<string, TimeSpan?> Efforts)
    {
        public IReadOnlyList<Improvement> Plans() => new ImprovementPlanner(Card, Outcomes, c => Efforts[c]).Plan([]);

        public Improvement? Plan(ImprovementKind kind) => Plans().SingleOrDefault(p => p.Kind == kind);

        /// <summary>Every choice of fixes that leads to the next grade.</summary>
        public IReadOnlyList<(TimeSpan Effort, int Count)> BruteForce()
        {
            var now = Tally.Of(Card, Outcomes).Grade;
            var fixable = Outcomes.Values
                .Where(o => o.Enforced && (o.Outcome is OutcomeKind.Fail or OutcomeKind.Partial || (o.Outcome == OutcomeKind.Unknown && o.UnknownCause == UnknownCause.Subject)))
                .Select(o => o.Check)
                .ToList();
            return
            [
                .. from subset in Enumerable.Range(1, (1 << fixable.Count) - 1)
                   let steps = fixable.Where((_, i) => (subset >> i & 1) == 1).ToList()
                   where Tally.Of(Card, Hypothesis.Apply(Outcomes, steps.Select(s => new SupposedOutcome(s, OutcomeKind.Pass, 1)))).Grade > now
                   select (steps.Aggregate(TimeSpan.Zero, (sum, s) => sum + (Efforts[s] ?? ImprovementPlanner.DefaultEffort)), steps.Count)
            ];
        }
    }
}
