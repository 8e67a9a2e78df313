using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>One evaluation covers every scorecard of a service, each with its own filter, weights and rules; one is primary.</summary>
public sealed class SeveralScorecardsTests
{
    private static readonly DefinitionSet _set = TestDefinitions.Set(
        TestDefinitions.Check("a", severity: "blocker"),
        TestDefinitions.Check("b"),
        TestDefinitions.Check("c"),
        TestDefinitions.Scorecard(("a", 1), ("b", 9)),
        Other("security", "appliesTo: service.tier == 1\n  caps: { oneBlocker: B }", ("a", 1), ("c", 9)),
        Other("lenient", "bands: { A+: 85, A: 83, A-: 82, B+: 81, B: 80.5 }\n  grace: 1h", ("a", 1), ("b", 9)),
        Other("empty-here", "", ("c", 1)));

    [Fact]
    public void Each_scorecard_has_its_own_grade_of_the_same_outcomes()
    {
        var evaluation = Evaluate(1, "b", "c");

        evaluation.Outcomes.Should().HaveCount(3, "a check on several scorecards runs once");
        evaluation.Scorecards.Select(s => (s.Name, s.Score, s.Grade, s.UncappedGrade)).Should().BeEquivalentTo(
        [
            ("readiness", (decimal?)90m, Grade.D, Grade.AMinus),
            ("security", 90m, Grade.B, Grade.AMinus),
            ("lenient", 90m, Grade.D, Grade.APlus),
            ("empty-here", 100m, Grade.APlus, Grade.APlus),
        ]);
    }

    [Fact]
    public void A_filter_leaves_out_services_and_the_primary_one_decides()
    {
        var evaluation = Evaluate(3, "a", "b");

        evaluation.Scorecards.Select(s => s.Name).Should().BeEquivalentTo("readiness", "lenient", "empty-here");
        evaluation.Primary!.Name.Should().Be("readiness");
        evaluation.Primary.Grade.Should().Be(Grade.APlus);
        evaluation.Scorecards.Single(s => s.Name == "empty-here").Grade.Should().Be(Grade.F);
    }

    [Fact]
    public void What_moves_another_scorecard_is_a_new_row_without_a_reason_for_the_grade()
    {
        var (before, after) = (Evaluate(3, "a", "b"), Evaluate(3, "a", "b", "c"));

        var (row, append) = History.Continue(before, after);

        append.Should().BeTrue();
        row.Attribution.Should().BeNull("the grade of a service is that of its primary scorecard");
    }

    [Fact]
    public void A_service_without_the_primary_scorecard_has_no_grade()
    {
        var set = TestDefinitions.Set(
            TestDefinitions.Check("a"),
            TestDefinitions.Scorecard(("a", 1)).Replace("primary: true", "primary: true\n  appliesTo: service.tier == 1", StringComparison.Ordinal),
            Other("other", "", ("a", 1)));

        var evaluation = Evaluate(set, 2, "a");

        evaluation.Primary.Should().BeNull();
        evaluation.Scorecards.Single().Grade.Should().Be(Grade.APlus);
    }

    [Fact]
    public void The_grace_of_the_primary_scorecard_counts_for_all()
    {
        var first = Silent(null, World.Begin);

        Silent(first, World.Begin.AddHours(2)).Scorecards.Single(s => s.Name == "lenient").ScoreMax.Should().Be(100m, "its own grace of an hour is not used");
        Silent(first, World.Begin.AddHours(72)).Scorecards.Single(s => s.Name == "lenient").Score.Should().Be(0m);
    }

    private static string Other(string name, string spec, params (string Check, int Weight)[] checks) => TestDefinitions.Scorecard(checks)
        .Replace("readiness", name, StringComparison.Ordinal)
        .Replace("  primary: true\n", spec.Length == 0 ? "" : $"  {spec}\n", StringComparison.Ordinal);

    private static Evaluation Evaluate(int tier, params IReadOnlyList<string> passing) => Evaluate(_set, tier, passing);

    private static Evaluation Evaluate(DefinitionSet set, int tier, params IReadOnlyList<string> passing)
    {
        var plan = FactPlan.For(set, new Service { Id = "svc", Name = "svc", Digest = "s", Tier = tier }, "");
        var facts = plan.Questions().ToDictionary(q => q.Key, q => Fact.Ok(
            CelValue.Map([new("value", CelValue.Of(passing.Any(p => q.Key.Arguments.Contains($"\"{p}\"", StringComparison.Ordinal))))]), World.Begin));
        return Scorer.Evaluate(plan, facts, [], null, World.Begin, $"{string.Concat(passing)}");
    }

    private static Evaluation Silent(Evaluation? previous, DateTimeOffset at)
    {
        var plan = FactPlan.For(_set, new Service { Id = "svc", Name = "svc", Digest = "s" }, "");
        var facts = plan.Questions().ToDictionary(q => q.Key, _ => Fact.Failed(UnknownCause.Subject, "nothing there", at));
        return Scorer.Evaluate(plan, facts, [], previous, at, "id");
    }
}
