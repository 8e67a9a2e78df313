using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>Weights by tier: <c>weight: {tier1: 8, default: 5}</c>.</summary>
public sealed class TierWeightTests
{
    [Theory]
    [InlineData("8", 1, 8)]
    [InlineData("8", 4, 8)]
    [InlineData("{ default: 8 }", 1, 8)]
    [InlineData("{ tier1: 8, default: 5 }", 1, 8)]
    [InlineData("{ tier1: 8, default: 5 }", 2, 5)]
    [InlineData("{ tier4: 1, tier2: 3, default: 5 }", 1, 5)]
    [InlineData("{ tier4: 1, tier2: 3, default: 5 }", 2, 3)]
    [InlineData("{ tier4: 1, tier2: 3, default: 5 }", 4, 1)]
    [InlineData("{ tier1: 4, tier2: 3, tier3: 2, tier4: 1 }", 3, 2)]
    public void A_service_is_rated_with_the_weight_of_its_tier(string weight, int tier, int expected)
    {
        var result = Evaluate(Set(weight), tier).Primary!;

        result.Checks.Should().Equal(new WeightedCheck("a", expected), new WeightedCheck("b", 2));
        result.Score.Should().Be(Tally.RoundDown(2, expected + 2), "a fails and b passes");
    }

    [Fact]
    public void A_scorecard_without_a_tier_shows_the_default_weight_or_else_that_of_the_default_tier()
    {
        Set("{ tier1: 8, default: 5 }").Primary!.Checks[0].Weight.Should().Be(5);
        Set("{ tier1: 4, tier2: 3, tier3: 2, tier4: 1 }").Primary!.Checks[0].Weight.Should().Be(2);
    }

    [Fact]
    public void A_service_that_changes_its_tier_moved_its_own_grade()
    {
        var set = Set("{ tier1: 98, default: 1 }");
        var (before, after) = (Evaluate(set, 3), Evaluate(set, 1));

        (before.Primary!.Score, after.Primary!.Score).Should().Be((66.6m, 2.0m));
        Attributing.Explain(before, after).Should().Be(new Attribution(AttributionKind.Service, null, "D → F: what applies to the service changed"));
        History.Continue(before, after).Append.Should().BeTrue();
    }

    [Fact]
    public void Limits_and_plans_are_for_the_tier_too()
    {
        var card = Set("{ tier1: 98, default: 1 }").Primary!;
        var outcomes = Evaluate(Set("1"), 3).Outcomes.ToDictionary(o => o.Check);

        var plan = new Core.Improving.ImprovementPlanner(card.ForTier(1), outcomes, _ => null).Plan([])[0];

        plan.Steps.Single().Should().BeEquivalentTo(new { Check = "a", Gain = 98m });
    }

    private static DefinitionSet Set(string weight) => TestDefinitions.Set(
        TestDefinitions.Check("a", "'!facts.it.value'"),
        TestDefinitions.Check("b"),
        TestDefinitions.Scorecard(("a", 1), ("b", 2)).Replace("check: a, weight: 1", $"check: a, weight: {weight}", StringComparison.Ordinal));

    private static Evaluation Evaluate(DefinitionSet set, int tier)
    {
        var plan = FactPlan.For(set, new Service { Id = "svc", Name = "svc", Digest = "s", Tier = tier }, "");
        var fact = Fact.Ok(CelValue.Map([new("value", CelValue.Of(true))]), World.Begin);
        return Scorer.Evaluate(plan, plan.Questions().ToDictionary(q => q.Key, _ => fact), [], null, World.Begin, "id");
    }
}
