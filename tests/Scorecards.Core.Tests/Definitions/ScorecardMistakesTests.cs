using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

public sealed class ScorecardMistakesTests
{
    [Theory]
    [InlineData("check: a-check", "check: a-chekc", "card.yaml:8:16: there is no check 'a-chekc' (did you mean 'a-check'?)")]
    [InlineData("weight: 1 }", "weight: 1 }\n    - { check: a-check, weight: 2 }", "card.yaml:9:16: the check 'a-check' is listed twice (remove one of the two)")]
    [InlineData("weight: 1", "weight: 0", "card.yaml:8:33: spec.checks[0].weight must be a whole number from 1 to 1000, not the number 0")]
    [InlineData("weight: 1", "weight: -1", "card.yaml:8:33: spec.checks[0].weight must be a whole number from 1 to 1000, not the number -1")]
    [InlineData("weight: 1", "weight: 1001", "card.yaml:8:33: spec.checks[0].weight must be a whole number from 1 to 1000, not the number 1001")]
    [InlineData("weight: 1", "weight: 99999999999", "card.yaml:8:33: spec.checks[0].weight must be a whole number from 1 to 1000, not the number 99999999999")]
    [InlineData("weight: 1", "weight: 1.5", "card.yaml:8:33: spec.checks[0].weight must be a whole number, not the number 1.5")]
    [InlineData("weight: 1", "weight: heavy", "card.yaml:8:33: spec.checks[0].weight must be a whole number, not the text 'heavy'")]
    [InlineData("weight: 1", "weight: { tier1: 0, default: 5 }", "card.yaml:8:42: spec.checks[0].weight.tier1 must be a whole number from 1 to 1000, not the number 0")]
    [InlineData("weight: 1", "weight: { tier1: 8, default: -5 }", "card.yaml:8:54: spec.checks[0].weight.default must be a whole number from 1 to 1000, not the number -5")]
    [InlineData("weight: 1", "weight: { tire1: 8, default: 5 }", "card.yaml:8:35: 'tire1' is not a field of spec.checks[0].weight (did you mean 'tier1'?)")]
    [InlineData("weight: 1", "weight: { tier5: 8, default: 5 }", "card.yaml:8:35: 'tier5' is not a field of spec.checks[0].weight (did you mean 'tier1'?)")]
    [InlineData("weight: 1", "weight: { tier1: 8, tier3: 2 }",
        "card.yaml:8:33: there is no weight for services of tier 2, 4 (add 'default', the weight for every tier that has none of its own)")]
    [InlineData("weight: 1", "weight: {}", "card.yaml:8:33: there is no weight for services of tier 1, 2, 3, 4 (add 'default', the weight for every tier that has none of its own)")]
    [InlineData("weight: 1", "weight: [1]", "card.yaml:8:33: spec.checks[0].weight must be a whole number, not a list")]
    [InlineData(", weight: 1", "", "card.yaml:8:7: spec.checks[0] needs 'weight' (Its share in the score, relative to the others: a whole number, or one for each tier such as {tier1: 8, default: 5}.)")]
    [InlineData("checks:\n    - { check: a-check, weight: 1 }", "checks: []", "card.yaml:7:11: spec.checks must be a list of at least one, not a list")]
    [InlineData("  checks:\n    - { check: a-check, weight: 1 }", "  grace: 1h", "card.yaml:6:3: spec needs 'checks' (The checks that count.)")]
    [InlineData("primary: true", "primary: yes", "card.yaml:6:12: spec.primary must be true or false, not the text 'yes'")]
    [InlineData("primary: true", "primary: false", "card.yaml:4:9: no scorecard is primary, so that no service has a grade (set primary: true at one scorecard)")]
    [InlineData("primary: true", "primary: true\n  appliesTo: service.tier", "card.yaml:7:14: appliesTo must give a bool, but this gives 'int' (compare the value with what is needed)")]
    [InlineData("primary: true", "primary: true\n  grace: forever", "card.yaml:7:10: spec.grace must be a duration, not the text 'forever' (write it like 90s, 15m, 1h30m or 7d)")]
    [InlineData("primary: true", "primary: true\n  bands: { E: 50 }",
        "card.yaml:7:12: spec.bands must be one of A+, A, A-, B+, B, B-, C+, C, C-, D+, D, D-, F, not the text 'E'")]
    [InlineData("primary: true", "primary: true\n  bands: { F: 10 }", "card.yaml:7:15: F needs no score: it is whatever lies below D- (remove this line)")]
    [InlineData("primary: true", "primary: true\n  bands: { A+: 101 }", "card.yaml:7:16: the score of A+ must be from 0 to 100, not 101 (give the grade a score it can be reached with)")]
    [InlineData("primary: true", "primary: true\n  bands: { A: 97 }", "card.yaml:7:15: A begins at 97, which is not below A+ at 97 (give every grade a lower score than the grade above it)")]
    [InlineData("primary: true", "primary: true\n  bands: { A+: 92.5 }", "card.yaml:7:16: A begins at 93, which is not below A+ at 92.5 (give every grade a lower score than the grade above it)")]
    [InlineData("primary: true", "primary: true\n  caps: { oneBlocker: F, moreBlockers: D }",
        "card.yaml:4:9: caps.moreBlockers is better than caps.oneBlocker (two failed blockers cannot leave a better grade than one)")]
    [InlineData("primary: true", "primary: true\n  caps: { oneBlocker: U }",
        "card.yaml:7:23: spec.caps.oneBlocker must be one of A+, A, A-, B+, B, B-, C+, C, C-, D+, D, D-, F, not the text 'U'")]
    [InlineData("primary: true", "primary: true\n  coverage: { rated: 96 }",
        "card.yaml:4:9: coverage.rated is above coverage.full (a service is rated from `rated` on, and without limit from `full` on)")]
    [InlineData("primary: true", "primary: true\n  coverage: { rated: -1 }", "card.yaml:7:22: spec.coverage.rated must be a number from 0 to 100, not the number -1")]
    public void A_mistake_is_shown_where_it_is(string from, string to, params string[] problems)
    {
        ScorecardText.Should().Contain(from);
        Problems(("card.yaml", ScorecardText.Replace(from, to, StringComparison.Ordinal)), ("check.yaml", CheckText)).Should().Equal(problems);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("retired")]
    public void A_check_that_does_not_run_is_a_warning(string stage) =>
        Problems(("card.yaml", ScorecardText), ("check.yaml", CheckText.Replace("severity: high", $"stage: {stage}", StringComparison.Ordinal))).Should().Equal(
            $"card.yaml:8:16: warning: the check 'a-check' does not run: its stage is {stage} (remove it here, or move the check to a stage that runs)");

    [Fact]
    public void Only_one_scorecard_is_primary()
    {
        var other = ScorecardText.Replace("a-card", "b-card", StringComparison.Ordinal);

        Problems(("a.yaml", ScorecardText), ("b.yaml", other), ("check.yaml", CheckText)).Should().Equal(
            "b.yaml:4:9: the scorecard 'b-card' is primary, but 'a-card' in a.yaml is too (leave primary: true at one scorecard only)");
        Problems(("a.yaml", ScorecardText), ("b.yaml", other.Replace("true", "false", StringComparison.Ordinal)), ("check.yaml", CheckText)).Should().BeEmpty();
    }

    [Fact]
    public void Checks_alone_need_no_scorecard() => Problems(("check.yaml", CheckText)).Should().BeEmpty();
}
