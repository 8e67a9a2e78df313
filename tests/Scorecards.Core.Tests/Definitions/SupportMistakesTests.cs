using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

public sealed class SupportMistakesTests
{
    private const string Text = """
        apiVersion: scorecards.dev/v1
        kind: SupportPolicy
        metadata:
          name: a-policy
        spec:
          levels:
            full: { title: Full, eligible: true, contact: sre }
            none: { title: None, eligible: false }
          rules:
            - { families: [A], tiers: [1], level: full }
            - { grades: [F], level: none }
          otherwise: none
        """;

    [Fact]
    public void A_policy_without_mistakes_has_none() => Problems(("f.yaml", Text)).Should().BeEmpty();

    [Theory]
    [InlineData("level: full", "level: ful", "f.yaml:7:5: warning: no rule gives the level 'full' (remove it, or write the rule)", "f.yaml:10:43: there is no level 'ful' (did you mean 'full'?)")]
    [InlineData("otherwise: none", "otherwise: nobody", "f.yaml:12:14: there is no level 'nobody' (known are: full, none)")]
    [InlineData("contact: sre", "hours: always", "f.yaml:7:5: the level 'full' supports, but says nobody to call (give it a contact)")]
    [InlineData("eligible: true", "eligible: perhaps", "f.yaml:7:36: spec.levels.full.eligible must be true or false, not the text 'perhaps'")]
    [InlineData("families: [A]", "families: [U]", "f.yaml:10:20: spec.rules[0].families[0] must be a text of the form ^[ABCDF]$, not the text 'U'")]
    [InlineData("grades: [F]", "grades: [G]", "f.yaml:11:18: spec.rules[1].grades[0] must be one of A+, A, A-, B+, B, B-, C+, C, C-, D+, D, D-, F, not the text 'G'")]
    [InlineData("tiers: [1]", "tiers: [5]", "f.yaml:10:32: spec.rules[0].tiers[0] must be a whole number from 1 to 4, not the number 5")]
    [InlineData("grades: [F]", "appliesTo: service.tier", "f.yaml:11:20: appliesTo must give a bool, but this gives 'int' (compare the value with what is needed)")]
    [InlineData("otherwise: none", "otherwise: none\n  validFor: 0s", "f.yaml:4:9: validFor is no time at all (write how long, like 15m)")]
    [InlineData("otherwise: none", "otherwise: none\n  grace: 400d", "f.yaml:4:9: grace is longer than 366 days (write a shorter time, like 14d)")]
    [InlineData("otherwise: none", "otherwise: none\n  appeals: { level: none }", "f.yaml:13:21: an appeal would be granted for nothing: on the level 'none' there is no support (name one with eligible: true)")]
    [InlineData("otherwise: none", "otherwise: none\n  appeals: { level: some }", "f.yaml:13:21: there is no level 'some' (known are: full, none)")]
    public void A_mistake_is_shown_where_it_is(string from, string to, params string[] problems) => Problems(Text, from, to).Should().Equal(problems);

    [Theory]
    [InlineData("- { grades: [F], level: none }", "- { families: [A], grades: [A+], tiers: [1], level: none }",
        "f.yaml:11:57: warning: this rule can never decide: the rule of line 10 comes first and holds for all it is for (move that rule behind it, or remove one of the two)")]
    [InlineData("families: [A], tiers: [1], ", "",
        "f.yaml:11:29: warning: this rule can never decide: the rule of line 10 comes first and holds for all it is for (move that rule behind it, or remove one of the two)")]
    [InlineData("grades: [F]", "families: [B], grades: [F]",
        "f.yaml:11:44: warning: this rule can never decide: none of its grades is of its families (leave out one of the two)")]
    [InlineData("- { grades: [F], level: none }", "- { families: [A], tiers: [2, 3, 4], level: full }\n    - { grades: [A-, A], level: none }",
        "f.yaml:12:33: warning: this rule can never decide: the rules of lines 10, 11 come first and hold for all it is for (move it before them, or remove it)")]
    public void A_rule_that_never_decides_is_a_warning(string from, string to, string problem) => Problems(Text, from, to).Should().Equal(problem);

    [Fact]
    public void A_rule_with_an_expression_shadows_nothing() =>
        Problems(Text, "families: [A], tiers: [1], ", "appliesTo: \"'x' in service.tags\", ").Should().BeEmpty();

    [Fact]
    public void Only_one_policy_says_who_gets_support() =>
        Problems(("a.yaml", Text), ("b.yaml", Text.Replace("a-policy", "b-policy", StringComparison.Ordinal))).Should().Equal(
            "b.yaml:4:9: the support policy 'b-policy' is one too many: 'a-policy' in a.yaml is one already (put all rules into one policy)");
}
