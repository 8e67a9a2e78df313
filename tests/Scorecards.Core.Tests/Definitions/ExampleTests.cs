using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

public sealed class ExampleTests
{
    private const string Example = "{ facts: { it: { ok: true } }, expect: pass }";

    [Theory]
    [InlineData("{ facts: { it: { ok: true } }, expect: pass }")]
    [InlineData("{ facts: { it: { ok: false } }, expect: fail }")]
    [InlineData("{ facts: { it: { ok: 0.5 } }, expect: partial }")]
    [InlineData("{ facts: { it: { ok: 0.3333333 } }, expect: partial, value: 0.333 }")]
    [InlineData("{ facts: {}, expect: unknown }")]
    [InlineData("{ expect: unknown }")]
    [InlineData("{ facts: { it: {} }, expect: unknown }")]
    [InlineData("{ facts: { it: null }, expect: unknown }")]
    [InlineData("{ service: { tier: 1 }, facts: { it: { ok: true } }, expect: pass }")]
    public void An_example_that_comes_true_is_no_problem(string example) => Problems(CheckText, Example, example).Should().BeEmpty();

    [Theory]
    [InlineData("{ facts: { it: { ok: true } }, expect: fail }", "f.yaml:11:46: this example should be fail, but the check says pass (mend the check or the example)")]
    [InlineData("{ facts: { it: { ok: 0.5 } }, expect: partial, value: 0.6 }", "f.yaml:11:45: this example should have the value 0.6, but the check says 0.5 (mend the check or the example)")]
    [InlineData("{ facts: {}, expect: pass }", "f.yaml:11:28: this example should be pass, but the check says unknown: it: not collected yet (mend the check or the example)")]
    [InlineData("{ facts: { itt: 1 }, expect: pass }", "f.yaml:11:23: the check has no fact 'itt' (did you mean 'it'?)")]
    [InlineData("{ service: { teir: 1 }, expect: unknown }", "f.yaml:11:20: a service has no field 'teir' (did you mean 'tier'?)")]
    [InlineData("{ service: tier-1, expect: unknown }", "f.yaml:11:18: service must be a map of the fields that differ from an ordinary service (such as { tier: 1 })")]
    public void One_that_does_not_is_shown_with_what_the_check_said(string example, string problem) => Problems(CheckText, Example, example).Should().Equal(problem);

    [Fact]
    public void A_failed_example_shows_the_message_of_the_check() =>
        Problems(CheckText.Replace("severity: high", "message: \"ok is ${facts.it.ok}\"", StringComparison.Ordinal), "expect: pass", "expect: fail")
            .Should().Equal("f.yaml:11:46: this example should be fail, but the check says pass: ok is true (mend the check or the example)");

    [Theory]
    [InlineData("{ service: { tier: 2 }, expect: notApplicable }")]
    [InlineData("{ service: { tier: 1 }, facts: { it: { ok: true } }, expect: pass }")]
    [InlineData("{ service: { team: null, tier: 1 }, facts: { it: { ok: true } }, expect: pass }")]
    public void The_filter_of_the_check_is_part_of_its_examples(string example) =>
        Problems(CheckText.Replace("severity: high", "appliesTo: service.tier == 1", StringComparison.Ordinal), Example, example).Should().BeEmpty();

    [Fact]
    public void A_field_of_the_service_can_be_taken_away() =>
        Problems(CheckText.Replace("facts.it.ok", "has(service.team)", StringComparison.Ordinal), Example, "{ service: { team: null }, expect: fail }").Should().BeEmpty();

    [Fact]
    public void Examples_happen_at_one_moment_in_2026() =>
        Problems(CheckText.Replace("facts.it.ok", "now == timestamp('2026-01-01T00:00:00Z')", StringComparison.Ordinal), Example, "{ expect: pass }").Should().BeEmpty();

    [Fact]
    public void Examples_run_as_if_every_source_were_configured() => Problems(CheckText, "source: test", "source: remote").Should().BeEmpty();

    [Fact]
    public void All_examples_that_fail_are_shown() =>
        Problems(CheckText, $"- {Example}", "- { facts: { it: { ok: true } }, expect: fail }\n    - { facts: { it: { ok: false } }, expect: pass }").Should().HaveCount(2);
}
