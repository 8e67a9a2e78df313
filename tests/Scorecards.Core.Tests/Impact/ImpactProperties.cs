using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Impact;
using Scorecards.Core.Scoring;
using Scorecards.Core.Tests.Scoring;

namespace Scorecards.Core.Tests.Impact;

public sealed class ImpactProperties
{
    private static readonly Gen<int[]> _weights = Gen.Frequency((1, Gen.Elements(0)), (4, Gen.Choose(1, 20))).ArrayOf(World.Checks).Where(w => w.Sum() > 0);

    private static readonly Gen<Case> _any =
        from seen in Story.Seen
        from before in _weights
        from after in _weights
        from unread in Gen.Choose(0, 63)
        select new Case(seen, before, after, unread);

    /// <summary>Whether a check is taken over or runs again over the recorded facts makes no difference.</summary>
    [Fact]
    public void Running_every_check_again_says_what_the_run_said() => Properties.Check(_any, c =>
    {
        var impact = c.Impact(c.Before with { Digest = "the same under another name" }, isBasisKnown: false, lost: 0);
        return impact.IsNothing && impact.Checks.Count == 0 && impact.Needed.Count == 0;
    });

    [Fact]
    public void The_result_is_that_of_the_next_run_over_the_same_facts() => Properties.Check(_any, c =>
    {
        var card = c.Impact(c.After, isBasisKnown: true, lost: 0).Scorecards.SingleOrDefault();
        var next = World.Evaluate(c.After, c.Seen, c.Last, World.Begin).Primary!;
        return card is null
            ? (next.Score, next.Grade) == (c.Last.Primary!.Score, c.Last.Primary.Grade)
            : (next.Score, next.Grade, next.ScoreMin, next.ScoreMax) == (card.After!.Score, card.After.Grade, card.After.ScoreMin, card.After.ScoreMax);
    });

    /// <summary>With some fact bodies lost, the answer given beforehand holds for what would really come out. A rule that errs on its fact says neither pass nor fail, which nobody can foresee.</summary>
    [Fact]
    public void What_is_told_in_spite_of_missing_facts_is_true() => Properties.Check(_any, c =>
    {
        var told = c.Impact(c.After, isBasisKnown: true, lost: c.Unread).Movement;
        var (was, is_) = (c.Last.Primary!.Grade, World.Evaluate(c.After, c.Seen, c.Last, World.Begin).Primary!.Grade);
        return told switch
        {
            Movement.Falls => is_ < was && is_ != Grade.U,
            Movement.Rises => is_ > was,
            Movement.Unrated => is_ == Grade.U && was != Grade.U,
            Movement.Same => is_ == was,
            _ => c.Unread != 0,
        };
    });

    /// <param name="Unread">The checks whose facts are lost, as bits.</param>
    private sealed record Case(string Seen, int[] WeightsBefore, int[] WeightsAfter, int Unread)
    {
        public DefinitionSet Before { get; } = World.Definitions(WeightsBefore) with { Digest = "before" };

        /// <summary>Every check differs a little, so that all run again.</summary>
        public DefinitionSet After { get; } = World.Definitions(WeightsAfter) is var set
            ? set with { Digest = "after", Checks = set.Checks.ToDictionary(c => c.Key, c => c.Value with { Spec = c.Value.Spec with { FreshFor = TimeSpan.FromHours(25) } }) }
            : set;

        public Evaluation Last => World.Evaluate(Before, Seen, null, World.Begin);

        public ServiceImpact Impact(DefinitionSet after, bool isBasisKnown, int lost)
        {
            var contents = World.Facts(Seen, World.Begin)
                .Where(f => !Enumerable.Range(0, World.Checks).Any(i => (lost >> i & 1) == 1 && Seen[i] != 'D' && f.Key.Arguments.Contains($"c{i}", StringComparison.Ordinal)))
                .Select(f => f.Value.Body).OfType<FactBody>().DistinctBy(b => b.Digest).ToDictionary(b => b.Digest, b => b.Json);
            var impact = new DefinitionsImpact(Before, after, isBasisKnown ? new Dictionary<string, DefinitionSet> { ["before"] = Before } : [], "");
            return impact.Prepare([(World.Plan(Before, Seen).Service, Last)]).Judge(contents).Single();
        }

        public override string ToString() => $"{Seen} {string.Join(',', WeightsBefore)} → {string.Join(',', WeightsAfter)}, lost {Unread:b6}";
    }
}
