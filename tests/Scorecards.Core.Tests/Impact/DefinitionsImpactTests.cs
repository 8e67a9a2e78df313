using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Impact;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;
using static Scorecards.Core.Tests.Impact.Change;
using static Scorecards.TestSupport.TestDefinitions;

namespace Scorecards.Core.Tests.Impact;

public sealed class DefinitionsImpactTests
{
    private const string Ok = "facts.it.ok";
    private static readonly string[] _three = [Check("a", Ok), Check("b", Ok), Check("c", Ok), Scorecard(("a", 8), ("b", 1), ("c", 1))];

    [Fact]
    public void Nothing_moves_where_nothing_decisive_changed()
    {
        var change = new Change(_three, Says("a", true), Says("b", false), Says("c", true));

        var impact = change.To(
            [.. _three.Reverse().Select(d => "# moved to another file\n" + d.Replace("metadata: { name: a }", "metadata: { name: a, title: Another title, owner: sre }", StringComparison.Ordinal))]);

        impact.IsNothing.Should().BeTrue();
        impact.Checks.Should().BeEmpty();
    }

    [Fact]
    public void A_stricter_expression_says_from_which_outcome_to_which()
    {
        var change = new Change(_three, Says("a", true), Says("b", true), Says("c", true));

        var impact = change.To(_three[0].Replace("pass: facts.it.ok", "pass: facts.it.ok && service.tier == 1", StringComparison.Ordinal), _three[1], _three[2], _three[3]);

        impact.Movement.Should().Be(Movement.Falls);
        var card = impact.Scorecards.Should().ContainSingle().Subject;
        (card.Before!.Grade, card.Before.Score, card.After!.Grade, card.After.Score).Should().Be((Grade.APlus, 100m, Grade.F, 20m));
        impact.Checks.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Check = "a", Change = ChangeKind.Changed, Parts = new[] { "pass" }, From = OutcomeKind.Pass, To = OutcomeKind.Fail, WeightBefore = 8, WeightAfter = 8, Points = -80m });
        impact.Needed.Should().BeEmpty();
    }

    [Fact]
    public void A_new_check_over_facts_that_are_there_is_decided()
    {
        var change = new Change(_three, Says("a", true), Says("b", true), Says("c", true));

        var impact = change.To([.. _three[..3], Check("d", "service.tier == 1"), Scorecard(("a", 8), ("b", 1), ("c", 1), ("d", 2))]);

        impact.Movement.Should().Be(Movement.Falls);
        impact.Scorecards[0].After!.Score.Should().Be(83.3m);
        impact.Checks.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Check = "d", Change = ChangeKind.Added, From = (OutcomeKind?)null, To = OutcomeKind.Fail, WeightBefore = 0, WeightAfter = 2, Points = -16.7m });
    }

    [Fact]
    public void A_check_that_is_gone_takes_its_points_along()
    {
        var change = new Change(_three, Says("a", true), Says("b", false), Says("c", true));

        var impact = change.To([_three[0], _three[2], Scorecard(("a", 8), ("c", 1))]);

        impact.Movement.Should().Be(Movement.Rises);
        impact.Checks.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Check = "b", Change = ChangeKind.Removed, From = OutcomeKind.Fail, To = (OutcomeKind?)null, Points = 9m });
    }

    [Fact]
    public void Another_weight_is_told_as_such()
    {
        var change = new Change(_three, Says("a", true), Says("b", false), Says("c", true));

        var impact = change.To([.. _three[..3], Scorecard(("a", 8), ("b", 6), ("c", 1))]);

        impact.Movement.Should().Be(Movement.Falls);
        impact.Checks.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Check = "b", Change = ChangeKind.Reweighted, WeightBefore = 1, WeightAfter = 6, To = OutcomeKind.Fail });
    }

    [Fact]
    public void A_check_that_becomes_a_blocker_caps_the_grade()
    {
        var change = new Change(_three, Says("a", true), Says("b", false), Says("c", true));

        var impact = change.To([_three[0], Check("b", Ok, severity: "blocker"), _three[2], _three[3]]);

        impact.Movement.Should().Be(Movement.Falls);
        impact.Scorecards[0].After!.CappedBy.Should().ContainSingle(c => c.Reason == CapReason.Blocker && c.Limit == Grade.D);
        impact.Checks.Single().Parts.Should().Equal("severity");
    }

    [Fact]
    public void A_fact_that_was_never_collected_leaves_it_undecided_between_two_grades()
    {
        var change = new Change(_three, Says("a", true), Says("b", true), Says("c", true));

        var impact = change.To([.. _three[..3], Check("d", Ok), Scorecard(("a", 8), ("b", 1), ("c", 1), ("d", 2))]);

        impact.Movement.Should().Be(Movement.Undecided);
        impact.Needed.Should().Equal(new NeededFact("d", "test", "value"));
        var card = impact.Scorecards.Single();
        (card.Worst!.Grade, card.Worst.Score, card.Best!.Grade, card.Best.Score).Should().Be((Grade.B, 83.3m, Grade.APlus, 100m));
        (card.After!.ScoreMin, card.After.ScoreMax, card.After.Coverage).Should().Be((83.3m, 100m, 83.3m));
        impact.Checks.Single().To.Should().Be(OutcomeKind.Unknown);
    }

    [Fact]
    public void What_falls_whatever_the_missing_fact_says_falls()
    {
        var change = new Change(_three, Says("a", true), Says("b", true), Says("c", true));

        var impact = change.To([Check("a", "service.tier == 1"), _three[1], _three[2], Check("d", Ok), Scorecard(("a", 8), ("b", 1), ("c", 1), ("d", 2))]);

        impact.Movement.Should().Be(Movement.Falls);
    }

    [Fact]
    public void A_missing_fact_that_cannot_change_the_grade_leaves_it_the_same()
    {
        var change = new Change(_three, Says("a", true), Says("b", true), Says("c", true));

        var impact = change.To([.. _three[..3], Check("d", Ok, severity: "low"), Scorecard(("a", 800), ("b", 100), ("c", 100), ("d", 1))]);

        impact.Movement.Should().Be(Movement.Same);
        impact.Scorecards.Single().Worst!.Score.Should().Be(99.9m);
    }

    [Fact]
    public void A_check_that_asks_another_question_does_not_hold_what_it_said_of_the_old_one()
    {
        var change = new Change(_three, Says("a", true), Says("b", true), Says("c", true));

        var impact = change.To([_three[0].Replace("of: a", "of: a-bis", StringComparison.Ordinal), .. _three[1..]]);

        impact.Movement.Should().Be(Movement.Undecided);
        impact.Scorecards.Single().After!.Grade.Should().Be(Grade.U);
        impact.Needed.Should().ContainSingle(n => n.Check == "a");
    }

    [Fact]
    public void A_source_in_trouble_is_held_as_in_any_run()
    {
        var healthy = new Change(_three, Says("a", true), Says("b", true), Says("c", true)).Last;
        var away = new Change(_three, ("a", null), ("b", null), ("c", null))
        {
            Last = World.Again(healthy),
        };

        var impact = away.To([Check("a", "facts.it.ok || false"), .. _three[1..]]);

        impact.IsNothing.Should().BeTrue();
    }

    [Fact]
    public void A_source_that_moved_elsewhere_is_asked_anew()
    {
        const string remote = "apiVersion: scorecards.dev/v1\nkind: Source\nmetadata: { name: test }\nspec: { kind: test, url: 'https://one.example.com' }\n";
        var before = _three.Append(remote).ToArray();
        var change = new Change(before, Says("a", true), Says("b", true), Says("c", true));

        change.To([.. _three, remote.Replace("one", "two", StringComparison.Ordinal)]).Needed.Select(n => n.Check).Should().BeEquivalentTo("a", "b", "c");
        change.To([.. _three, remote.Replace("spec: {", "spec: { timeout: 3s,", StringComparison.Ordinal)]).IsNothing.Should().BeTrue();
    }

    [Fact]
    public void A_body_that_is_not_kept_any_more_counts_as_never_collected()
    {
        var change = new Change(_three, Says("a", true), Says("b", true), Says("c", true)).Purged();

        var impact = change.To([_three[0].Replace("pass: facts.it.ok", "pass: facts.it.ok == true", StringComparison.Ordinal), .. _three[1..]]);

        impact.Needed.Should().ContainSingle(n => n.Check == "a");
        impact.Movement.Should().Be(Movement.Undecided);
    }

    [Fact]
    public void A_service_that_no_scorecard_is_for_any_more_is_unrated()
    {
        var change = new Change(_three, Says("a", true), Says("b", true), Says("c", true));

        var impact = change.To([.. _three[..3], _three[3].Replace("primary: true", "primary: true\n  appliesTo: service.tier == 1", StringComparison.Ordinal)]);

        impact.Movement.Should().Be(Movement.Unrated);
        impact.Scorecards.Single().After.Should().BeNull();
    }

    [Fact]
    public void Every_scorecard_is_told_and_the_primary_one_first_under_whatever_name()
    {
        var other = Scorecard(("a", 1)).Replace("readiness", "security", StringComparison.Ordinal).Replace("primary: true", "primary: false", StringComparison.Ordinal);
        var change = new Change([.. _three, other], Says("a", true), Says("b", false), Says("c", true));

        var impact = change.To([.. _three[..3], Scorecard(("b", 1)).Replace("readiness", "alpha", StringComparison.Ordinal), other.Replace("check: a", "check: b", StringComparison.Ordinal)]);

        impact.Scorecards.Select(c => (c.Name, c.Primary, c.Before!.Score, c.After!.Score)).Should().Equal(("alpha", true, 90m, 0m), ("security", false, 100m, 0m));
    }

    [Fact]
    public void A_check_that_does_not_count_is_no_reason()
    {
        var change = new Change(_three, Says("a", true), Says("b", true), Says("c", true));

        change.To([.. _three, Check("d", "service.tier == 9", stage: "dark")]).Checks.Should().BeEmpty();
    }

    private static class World
    {
        /// <summary>The same result, reached by a run in which every source was in trouble.</summary>
        public static Evaluation Again(Evaluation healthy) => healthy with
        {
            Facts = [.. healthy.Facts.Select(f => f with { Digest = null, Error = new Core.Facts.FactError(Core.Facts.UnknownCause.Source, "no answer") })],
            Outcomes = [.. healthy.Outcomes.Select(o => o with { Stale = true, UnknownCause = Core.Facts.UnknownCause.Source })],
        };
    }
}
