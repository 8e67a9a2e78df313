using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

public sealed class PriorityMistakesTests
{
    private const string Text = """
        apiVersion: scorecards.dev/v1
        kind: PriorityPolicy
        metadata:
          name: a-policy
        spec:
          classes:
            high: { priority: 700 }
            normal: { priority: 500 }
          rules:
            - { families: [A], class: high }
            - { kinds: [ci], class: normal }
          neutral: normal
        """;

    [Theory]
    [InlineData("class: high", "class: hihg", "f.yaml:10:31: there is no class 'hihg' (did you mean 'high'?)")]
    [InlineData("neutral: normal", "neutral: none", "f.yaml:12:12: there is no class 'none' (known are: high, normal)")]
    [InlineData("priority: 700", "priority: 1001", "f.yaml:7:23: spec.classes.high.priority must be a whole number from 0 to 1000, not the number 1001")]
    [InlineData("priority: 700", "priority: -1", "f.yaml:7:23: spec.classes.high.priority must be a whole number from 0 to 1000, not the number -1")]
    [InlineData("kinds: [ci]", "kinds: []", "f.yaml:11:16: spec.rules[1].kinds must be a list of at least one, not a list")]
    [InlineData("kinds: [ci]", "kinds: [cy]", "f.yaml:11:17: spec.rules[1].kinds[0] must be one of ci, deploy, hotfix, rollback, not the text 'cy' (did you mean 'ci'?)")]
    [InlineData("kinds: [ci]", "appliesTo: service.tier", "f.yaml:11:20: appliesTo must give a bool, but this gives 'int' (compare the value with what is needed)")]
    [InlineData("neutral: normal", "neutral: normal\n  validFor: 0s", "f.yaml:4:9: validFor is no time at all (write how long, like 15m)")]
    [InlineData("neutral: normal", "neutral: normal\n  ageing: { every: 0s }", "f.yaml:4:9: ageing.every is no time at all (write how long, like 15m)")]
    [InlineData("families: [A], class", "class", "f.yaml:11:29: warning: this rule never decides: the rule of line 10 has no condition and comes first (move that rule to the end)")]
    public void A_mistake_is_shown_where_it_is(string from, string to, string problem) => Problems(Text, from, to).Should().Equal(problem);

    [Fact]
    public void A_family_is_one_letter() =>
        Problems(Text, "[A]", "[A+]").Should().ContainSingle().Which.Should().StartWith("f.yaml:10:20: spec.rules[0].families[0] must");

    [Fact]
    public void Only_one_policy_says_who_goes_first() =>
        Problems(("a.yaml", Text), ("b.yaml", Text.Replace("a-policy", "b-policy", StringComparison.Ordinal))).Should().Equal(
            "b.yaml:4:9: the priority policy 'b-policy' is one too many: 'a-policy' in a.yaml is one already (put all rules into one policy)");
}
