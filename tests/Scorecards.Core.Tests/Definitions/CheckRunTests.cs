using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Definitions;

public sealed class CheckRunTests
{
    private static readonly DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CelValue _service = ServiceValue.Of(new Service { Id = "svc", Name = "svc" });

    [Theory]
    [InlineData("true", OutcomeKind.Pass, 1)]
    [InlineData("false", OutcomeKind.Fail, 0)]
    [InlineData("1.0", OutcomeKind.Pass, 1)]
    [InlineData("0.0", OutcomeKind.Fail, 0)]
    [InlineData("-0.0", OutcomeKind.Fail, 0)]
    [InlineData("0.25", OutcomeKind.Partial, 0.25)]
    [InlineData("1", OutcomeKind.Pass, 1)]
    [InlineData("0", OutcomeKind.Fail, 0)]
    [InlineData("1e-300", OutcomeKind.Fail, 0)]
    [InlineData("0.99999999999999", OutcomeKind.Pass, 1)]
    [InlineData("0.6666666666666666", OutcomeKind.Partial, 0.666667)]
    public void A_bool_or_a_number_from_0_to_1_is_an_outcome(string value, OutcomeKind outcome, double expected)
    {
        var seen = Observe(TestDefinitions.Check("a", "facts.it"), value);

        (seen.Outcome, seen.Value, seen.Cause).Should().Be((outcome, (decimal)expected, null));
    }

    [Theory]
    [InlineData("1.0000001")]
    [InlineData("-0.1")]
    [InlineData("2")]
    [InlineData("null")]
    [InlineData("\"true\"")]
    [InlineData("[]")]
    public void Anything_else_is_unknown_by_the_fault_of_the_definition(string value)
    {
        var seen = Observe(TestDefinitions.Check("a", "facts.it"), value);

        (seen.Outcome, seen.Cause).Should().Be((OutcomeKind.Unknown, UnknownCause.Definition));
        seen.Message.Should().StartWith("pass gave ");
    }

    [Fact]
    public void A_number_that_is_none_is_unknown_too() =>
        TestDefinitions.Set(TestDefinitions.Check("a", "facts.it")).Checks["a"]
            .Observe(_service, new Dictionary<string, Fact> { ["it"] = Fact.Ok(CelValue.Of(double.NaN), _now) }, _now).Cause.Should().Be(UnknownCause.Definition);

    [Theory]
    [InlineData("0.5", 0)]
    [InlineData("0.999", 0)]
    [InlineData("1.0", 1)]
    public void A_blocker_is_never_partial_whatever_its_expression_gives(string value, int expected) =>
        Observe(TestDefinitions.Check("a", "facts.it", severity: "blocker"), value).Value.Should().Be(expected);

    [Theory]
    [InlineData(0, OutcomeKind.Pass)]
    [InlineData(3600, OutcomeKind.Pass)]
    [InlineData(3601, OutcomeKind.Unknown)]
    [InlineData(-3600, OutcomeKind.Pass)]
    public void A_fact_older_than_freshFor_is_not_trusted(int age, OutcomeKind outcome)
    {
        var check = TestDefinitions.Set(TestDefinitions.Check("a", "facts.it", spec: "freshFor: 1h")).Checks["a"];

        var seen = check.Observe(_service, new Dictionary<string, Fact> { ["it"] = Fact.Ok(CelValue.Of(true), _now.AddSeconds(-age)) }, _now);

        seen.Outcome.Should().Be(outcome);
        seen.Cause.Should().Be(outcome == OutcomeKind.Unknown ? UnknownCause.Source : null);
    }

    [Theory]
    [InlineData(UnknownCause.Source, UnknownCause.Subject, UnknownCause.Source)]
    [InlineData(UnknownCause.Subject, UnknownCause.Source, UnknownCause.Source)]
    [InlineData(UnknownCause.Subject, UnknownCause.Definition, UnknownCause.Definition)]
    [InlineData(UnknownCause.Subject, UnknownCause.Subject, UnknownCause.Subject)]
    public void Where_several_facts_are_missing_the_cause_that_blames_the_service_least_counts(UnknownCause a, UnknownCause b, UnknownCause cause)
    {
        var seen = ObserveTwo("facts.a && facts.b", Fact.Failed(a, "one", _now), Fact.Failed(b, "two", _now));

        seen.Cause.Should().Be(cause);
        seen.Message.Should().Be("a: one; b: two");
    }

    [Theory]
    [InlineData(UnknownCause.Source)]
    [InlineData(UnknownCause.Subject)]
    public void Where_a_fact_that_decides_is_not_offered_the_check_does_not_apply(UnknownCause other)
    {
        var seen = ObserveTwo("facts.a && facts.b", Fact.Failed(other, "one", _now), Fact.Failed(UnknownCause.NotOffered, "gitea has no alerts", _now));

        seen.Should().Be(Observation.NotApplicable("b: gitea has no alerts"));
        ObserveTwo("facts.a || facts.b", Fact.Ok(CelValue.Of(true), _now), Fact.Failed(UnknownCause.NotOffered, "none", _now)).Outcome.Should().Be(OutcomeKind.Pass);
    }

    [Theory]
    [InlineData("facts.a || facts.b", true, OutcomeKind.Pass)]
    [InlineData("facts.a && facts.b", false, OutcomeKind.Fail)]
    [InlineData("facts.a && facts.b", true, OutcomeKind.Unknown)]
    public void A_missing_fact_that_decides_nothing_does_not_matter(string pass, bool known, OutcomeKind outcome) =>
        ObserveTwo(pass, Fact.Ok(CelValue.Of(known), _now), Fact.Failed(UnknownCause.Source, "away", _now)).Outcome.Should().Be(outcome);

    [Fact]
    public void A_fact_that_plays_no_part_is_not_blamed() =>
        ObserveTwo("facts.a", Fact.Failed(UnknownCause.Subject, "one", _now), Fact.Failed(UnknownCause.Source, "two", _now))
            .Should().BeEquivalentTo(new { Cause = UnknownCause.Subject, Message = "a: one" });

    [Fact]
    public void An_error_in_an_expression_is_the_fault_of_the_definition() =>
        Observe(TestDefinitions.Check("a", "facts.it.x.y > 0"), "{}").Should().BeEquivalentTo(new { Outcome = OutcomeKind.Unknown, Cause = UnknownCause.Definition });

    [Fact]
    public void An_error_in_the_filter_is_the_fault_of_the_definition() =>
        TestDefinitions.Set(TestDefinitions.Check("a", spec: "appliesTo: service.team == 'x'")).Checks["a"].Applies(_service)
            .Should().BeEquivalentTo(new { Outcome = OutcomeKind.Unknown, Cause = UnknownCause.Definition });

    [Theory]
    [InlineData("true", null)]
    [InlineData("false", OutcomeKind.NotApplicable)]
    public void The_filter_decides_before_any_fact_is_asked_for(string filter, OutcomeKind? outcome) =>
        TestDefinitions.Set(TestDefinitions.Check("a", spec: $"appliesTo: \"{filter}\"")).Checks["a"].Applies(_service)?.Outcome.Should().Be(outcome);

    [Fact]
    public void The_message_is_rendered_for_every_outcome_that_was_seen()
    {
        var check = TestDefinitions.Check("a", "facts.it == 1", spec: "message: \"it is ${facts.it}\"");

        Observe(check, "1").Message.Should().Be("it is 1");
        Observe(check, "2").Message.Should().Be("it is 2");
    }

    [Fact]
    public void A_message_that_cannot_be_rendered_hides_no_outcome()
    {
        var seen = Observe(TestDefinitions.Check("a", "facts.it == 1", spec: "message: \"it is ${facts.it.name}\""), "2");

        seen.Outcome.Should().Be(OutcomeKind.Fail);
        seen.Message.Should().Be(TestDefinitions.Set(TestDefinitions.Check("a", "facts.it == 1")).Checks["a"].Explain(_service, Facts("2"), _now)).And.NotBeEmpty();
    }

    [Fact]
    public void A_message_has_an_end()
    {
        var seen = Observe(TestDefinitions.Check("a", "size(facts.it) == 1", spec: "message: \"${facts.it}\""), $"\"{string.Concat(Enumerable.Repeat("😀", 5_000))}x\"");

        seen.Message.Should().HaveLength(1_001).And.EndWith("😀…");
    }

    private static Observation Observe(string check, string json) => TestDefinitions.Set(check).Checks["a"].Observe(_service, Facts(json), _now);

    private static Dictionary<string, Fact> Facts(string json) =>
        new() { ["it"] = Fact.Ok(CelValue.FromJson(System.Text.Json.JsonDocument.Parse(json).RootElement), _now) };

    private static Observation ObserveTwo(string pass, Fact a, Fact b)
    {
        var check = TestDefinitions.Set(
            $"apiVersion: scorecards.dev/v1\nkind: Check\nmetadata: {{ name: a }}\nspec:\n  facts: {{ a: {{ source: test, query: value }}, b: {{ source: test, query: value }} }}\n  pass: {pass}").Checks["a"];
        return check.Observe(_service, new Dictionary<string, Fact> { ["a"] = a, ["b"] = b }, _now);
    }
}
