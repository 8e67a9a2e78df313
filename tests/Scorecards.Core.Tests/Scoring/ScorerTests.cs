using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Scoring;

public sealed class ScorerTests
{
    private static readonly DateTimeOffset _now = World.Begin;
    private static readonly Service _service = new() { Id = "svc", Name = "svc", Digest = "s" };

    [Fact]
    public void An_evaluation_says_what_it_was_made_of()
    {
        var set = TestDefinitions.Set(TestDefinitions.Check("a"), TestDefinitions.Scorecard(("a", 1)));

        var evaluation = Evaluate(set, _ => Value(true) with { Evidence = "https://e", Took = TimeSpan.FromSeconds(2) });

        evaluation.Should().BeEquivalentTo(new
        {
            Id = "id",
            Service = "svc",
            At = _now,
            ConfirmedUntil = _now,
            DefinitionsDigest = set.Digest,
            ServiceDigest = "s",
            AlgorithmVersion = Scorer.AlgorithmVersion,
        });
        evaluation.Facts.Should().Equal(
            new FactRecord("test", "value", """{"of":"a"}""", Value(true).Body!.Digest, null, _now, "https://e", TimeSpan.FromSeconds(2)));
        evaluation.Outcomes.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Check = "a", Outcome = OutcomeKind.Pass, Value = 1m, FactsAt = _now, Evidence = "https://e", Enforced = true, Stale = false });
    }

    [Theory]
    [InlineData("draft", null, false)]
    [InlineData("retired", null, false)]
    [InlineData("dark", OutcomeKind.Fail, false)]
    [InlineData("preview", OutcomeKind.Fail, false)]
    [InlineData("enforced", OutcomeKind.Fail, true)]
    public void The_stage_decides_whether_a_check_runs_and_counts(string stage, OutcomeKind? outcome, bool counts)
    {
        var set = TestDefinitions.Set(
            TestDefinitions.Check("a", stage: stage), TestDefinitions.Check("b"), TestDefinitions.Scorecard(("a", 1), ("b", 1)));

        var evaluation = Evaluate(set, r => Value(r.Arguments.ToJson().Contains("\"b\"", StringComparison.Ordinal)));

        evaluation.Outcomes.SingleOrDefault(o => o.Check == "a")?.Outcome.Should().Be(outcome);
        evaluation.Outcomes.Any(o => o.Check == "a").Should().Be(outcome is not null);
        evaluation.Primary!.Score.Should().Be(counts ? 50m : 100m);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(100)]
    public void A_sampled_check_counts_for_about_its_share_of_services_and_always_the_same(int percent)
    {
        var set = TestDefinitions.Set(TestDefinitions.Check("a", stage: "sampled", spec: $"sample: {percent}"), TestDefinitions.Scorecard(("a", 1)));

        var first = Enforced(set);

        first.Count.Should().BeInRange((int)(20 * percent * 0.8) - 10, Math.Min(2_000, (int)(20 * percent * 1.2) + 10));
        Enforced(set).Should().Equal(first);
    }

    [Fact]
    public void A_larger_sample_holds_the_smaller_one_and_each_check_has_its_own()
    {
        DefinitionSet Sample(string name, int percent) =>
            TestDefinitions.Set(TestDefinitions.Check(name, stage: "sampled", spec: $"sample: {percent}"), TestDefinitions.Scorecard((name, 1)));

        Enforced(Sample("a", 20)).Should().BeSubsetOf(Enforced(Sample("a", 40)));
        Enforced(Sample("b", 20)).Should().NotBeEquivalentTo(Enforced(Sample("a", 20)));
    }

    [Fact]
    public void The_same_question_of_two_checks_is_one_fact()
    {
        var set = TestDefinitions.Set(
            TestDefinitions.Check("a").Replace("of: a", "of: x", StringComparison.Ordinal),
            TestDefinitions.Check("b", "'!facts.it.value'").Replace("of: b", "of: x", StringComparison.Ordinal),
            TestDefinitions.Scorecard(("a", 1), ("b", 1)));

        var evaluation = Evaluate(set, _ => Value(true));

        evaluation.Facts.Should().ContainSingle();
        evaluation.Outcomes.Select(o => o.Facts["it"]).Should().Equal(0, 0);
        evaluation.Primary!.Score.Should().Be(50m);
    }

    [Fact]
    public void Questions_that_cannot_be_asked_are_unknown_for_the_reason_of_the_service()
    {
        var set = TestDefinitions.Set(
            TestDefinitions.Check("a").Replace("of: a", "of: \"${service.annotations['x']}\"", StringComparison.Ordinal),
            TestDefinitions.Check("b").Replace("of: b", "of: \"${service.annotations['y']}\"", StringComparison.Ordinal),
            TestDefinitions.Scorecard(("a", 1), ("b", 1)));

        var evaluation = Evaluate(set, _ => Value(true));

        evaluation.Outcomes.Should().OnlyContain(o => o.Outcome == OutcomeKind.Unknown && o.UnknownCause == UnknownCause.Subject && o.UnknownSince == _now);
        evaluation.Outcomes.Select(o => o.Facts["it"]).Should().Equal(0, 1);
        evaluation.Facts.Should().OnlyContain(f => f.Error != null && f.Digest == null);
    }

    [Fact]
    public void A_fact_that_was_not_collected_is_the_trouble_of_its_source()
    {
        var set = TestDefinitions.Set(TestDefinitions.Check("a"), TestDefinitions.Scorecard(("a", 1)));

        var outcome = Scorer.Evaluate(FactPlan.For(set, _service, ""), new Dictionary<FactKey, Fact>(), [], null, _now, "id").Outcomes.Single();

        outcome.Should().BeEquivalentTo(new { Outcome = OutcomeKind.Unknown, UnknownCause = UnknownCause.Source, Message = "it: not collected yet" });
    }

    [Fact]
    public void A_scorecard_is_for_the_services_its_filter_names()
    {
        var other = TestDefinitions.Scorecard(("a", 1)).Replace("readiness", "other", StringComparison.Ordinal).Replace("primary: true", "appliesTo: service.tier == 1", StringComparison.Ordinal);
        var set = TestDefinitions.Set(TestDefinitions.Check("a"), TestDefinitions.Scorecard(("a", 1)), other);

        Evaluate(set, _ => Value(true)).Scorecards.Select(s => s.Name).Should().Equal("readiness");
        Evaluate(set, _ => Value(true), _service with { Tier = 1 }).Scorecards.Select(s => s.Name).Should().Equal("readiness", "other");
    }

    [Fact]
    public void A_filter_that_fails_drops_no_service()
    {
        var card = TestDefinitions.Scorecard(("a", 1)).Replace("primary: true", "primary: true\n  appliesTo: service.team == 'x'", StringComparison.Ordinal);
        var set = TestDefinitions.Set(TestDefinitions.Check("a"), card);

        Evaluate(set, _ => Value(true)).Primary!.Grade.Should().Be(Grade.APlus);
    }

    [Fact]
    public void Without_definitions_there_is_nothing_to_say()
    {
        var evaluation = Evaluate(DefinitionSet.Empty, _ => Value(true));

        evaluation.Outcomes.Should().BeEmpty();
        evaluation.Primary.Should().BeNull();
    }

    private static Fact Value(bool value) => Fact.Ok(CelValue.Map([new("value", CelValue.Of(value))]), _now);

    private static Evaluation Evaluate(DefinitionSet set, Func<FactRequest, Fact> answer, Service? service = null)
    {
        var plan = FactPlan.For(set, service ?? _service, "");
        return Scorer.Evaluate(plan, plan.Questions().ToDictionary(q => q.Key, q => answer(q.Value.Request!)), [], null, _now, "id");
    }

    /// <summary>The services of two thousand for which the check counts.</summary>
    private static List<string> Enforced(DefinitionSet set) =>
    [
        .. Enumerable.Range(0, 2_000).Select(i => $"service-{i}").Where(id => Evaluate(set, _ => Value(true), _service with { Id = id }).Outcomes.Single().Enforced),
    ];
}
