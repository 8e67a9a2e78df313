using Scorecards.Core.Definitions;
using Scorecards.TestSupport;
using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

public sealed class GatePolicyMistakesTests
{
    private const string Text = """
        apiVersion: scorecards.dev/v1
        kind: GatePolicy
        metadata:
          name: a-policy
        spec:
          environments:
            production: { failMode: { tier1: closed, default: open }, freezes: [quiet-days] }
            staging: { failMode: hold }
          rules:
            - { name: good, environments: [production], families: [A, B], during: quiet-days, splay: 60s, decide: allow }
            - { name: rest, decide: deny }
          validFor: 15m
        """;

    private const string CalendarText = """
        apiVersion: scorecards.dev/v1
        kind: Calendar
        metadata: { name: quiet-days }
        spec: { timezone: Europe/London }
        """;

    [Fact]
    public void It_has_no_mistakes_to_begin_with() => Found("rest", "rest").Should().BeEmpty();

    [Theory]
    [InlineData("[production], f", "[productoin], f", "f.yaml:10:36: there is no environment 'productoin' (did you mean 'production'?)")]
    [InlineData("during: quiet-days", "during: quite-days", "f.yaml:10:75: there is no calendar 'quite-days' (did you mean 'quiet-days'?)")]
    [InlineData("freezes: [quiet-days]", "freezes: [holidays]", "f.yaml:7:73: there is no calendar 'holidays' (known are: quiet-days)")]
    [InlineData("name: rest,", "name: rest, scorecard: a-crad,", "f.yaml:11:32: there is no scorecard 'a-crad' (did you mean 'a-card'?)")]
    [InlineData("name: rest", "name: good", "f.yaml:11:15: the rule 'good' is there twice, first in line 10 (rename or remove one of the two)")]
    [InlineData("name: rest", "name: The Rest", "f.yaml:11:15: spec.rules[1].name must be a name of lower-case letters, digits and single dashes, not the text 'The Rest'")]
    [InlineData("name: rest, ", "", "f.yaml:11:7: spec.rules[1] needs 'name' (Unique in the policy; answers name it.)")]
    [InlineData("decide: deny", "decide: refuse", "f.yaml:11:29: spec.rules[1].decide must be one of allow, deny, approval, not the text 'refuse'")]
    [InlineData("decide: allow", "decide: deny", "f.yaml:10:75: a rule that denies has no hours: outside of the calendar the answer would be deny as well (remove 'during', or write decide: allow)")]
    [InlineData("splay: 60s", "splay: 6m", "f.yaml:10:94: the splay must be at most 300s, not 6m (nobody wants to wait longer for an open gate)")]
    [InlineData("during: quiet-days, ", "", "f.yaml:10:74: without 'during' nothing opens, so that there is nothing to spread (remove 'splay', or add 'during')")]
    [InlineData("families: [A, B]", "families: [A, U]", "f.yaml:10:63: spec.rules[0].families[1] must be a text of the form ^[ABCDF]$, not the text 'U'")]
    [InlineData("families: [A, B]", "grades: [A, U]", "f.yaml:10:61: spec.rules[0].grades[1] must be one of A+, A, A-, B+, B, B-, C+, C, C-, D+, D, D-, F, not the text 'U'")]
    [InlineData("families: [A, B]", "kinds: [rollbak]", "f.yaml:10:57: spec.rules[0].kinds[0] must be one of deploy, rollback, hotfix, security, not the text 'rollbak' (did you mean 'rollback'?)")]
    [InlineData("families: [A, B]", "appliesTo: service.teir == 1", "f.yaml:10:68: appliesTo: no such field 'teir' in service (did you mean service.tier?)")]
    [InlineData("families: [A, B]", "appliesTo: service.tier", "f.yaml:10:60: appliesTo must give a bool, but this gives 'int' (compare the value with what is needed)")]
    [InlineData("failMode: hold", "failMode: shut", "f.yaml:8:26: spec.environments.staging.failMode must be one of open, closed, hold, not the text 'shut'")]
    [InlineData(", default: open", "", "f.yaml:7:29: there is no fail mode for services of tier 2, 3, 4 (add 'default', the mode for every tier that has none of its own)")]
    [InlineData("validFor: 15m", "validFor: 0s", "f.yaml:12:13: validFor must be more than 0s and at most 1h, not 0s (write how long, like 15m)")]
    [InlineData("validFor: 15m", "validFor: 2h", "f.yaml:12:13: validFor must be more than 0s and at most 1h, not 2h (write how long, like 15m)")]
    [InlineData("validFor: 15m", "holdFor: 8d", "f.yaml:12:12: holdFor must be more than 0s and at most 7d, not 8d (write how long, like 4h)")]
    [InlineData("validFor: 15m", "overrides: { longest: 30m }", "f.yaml:12:25: an override usually lasts 1h, which is more than the longest of 30m (make usual shorter or longest longer)")]
    [InlineData("validFor: 15m", "overrides: { usual: 5h }", "f.yaml:12:23: an override usually lasts 5h, which is more than the longest of 4h (make usual shorter or longest longer)")]
    [InlineData("validFor: 15m", "overrides: { longest: 2d }", "f.yaml:12:25: overrides.longest must be more than 0s and at most 1d, not 2d (write how long, like 4h)")]
    [InlineData("validFor: 15m", "overrides: { singleUseTiers: [0] }", "f.yaml:12:33: spec.overrides.singleUseTiers[0] must be a whole number from 1 to 4, not the number 0")]
    [InlineData("validFor: 15m", "grades: { unratedAtBest: C }", "f.yaml:12:28: grades.unratedAtBest is better than D (a service that nobody can rate must not pass for one in good shape)")]
    [InlineData("staging: { failMode: hold }", "Staging: { failMode: hold }", "f.yaml:8:5: a key of spec.environments must be a name of lower-case letters, digits and single dashes, not the text 'Staging'")]
    public void A_mistake_is_shown_where_it_is(string from, string to, string problem) => Found(from, to).Should().Equal(problem);

    [Theory]
    [InlineData("name: good, environments: [production], families: [A, B], during: quiet-days, splay: 60s", "name: all", "f.yaml:11:15: warning: the rule 'rest' can never decide: wherever it holds, 'all' (line 10) holds too and comes first (move it before that rule, or remove it)")]
    [InlineData("families: [A, B]", "families: [A], grades: [B]", "f.yaml:10:15: warning: the rule 'good' can never decide: no grade is among its families and its grades (leave one of the two out)")]
    [InlineData("- { name: rest", "- { name: top, environments: [production], kinds: [deploy, hotfix], grades: [A+], tiers: [1], decide: allow }\n    - { name: rest", "f.yaml:11:15: warning: the rule 'top' can never decide: wherever it holds, 'good' (line 10) holds too and comes first (move it before that rule, or remove it)")]
    public void A_rule_that_can_never_decide_is_warned_of(string from, string to, string problem) => Found(from, to).Should().Equal(problem);

    [Fact]
    public void All_rules_that_hide_one_are_named()
    {
        var rules = """
            - { name: top, tiers: [1, 2], decide: allow }
                - { name: kind, kinds: [hotfix, rollback, security], decide: allow }
                - { name: some, appliesTo: "service.id == 'a'", decide: deny }
                - { name: one, services: [a], decide: deny }
                - { name: other, scorecard: b-card, decide: deny }
                - { name: bottom, tiers: [3, 4], decide: allow }
                - { name: last, families: [F], decide: deny }
                - { name: "own", scorecard: b-card, families: [A], kinds: [deploy], decide: deny }
            """;

        Found("- { name: rest, decide: deny }", rules).Should().Equal(
            "f.yaml:17:15: warning: the rule 'last' can never decide: wherever it holds, 'top' (line 11) or 'kind' (line 12) or 'bottom' (line 16) holds too and comes first (move it before those rules, or remove it)",
            "f.yaml:18:16: warning: the rule 'own' can never decide: wherever it holds, 'good' (line 10) or 'top' (line 11) or 'bottom' (line 16) holds too and comes first (move it before those rules, or remove it)");
    }

    [Fact]
    public void A_calendar_is_missed_where_there_are_none_at_all() => Problems(("f.yaml", Text)).Should().Equal(
        "f.yaml:7:73: there is no calendar 'quiet-days' (look up the names that are known)",
        "f.yaml:10:75: there is no calendar 'quiet-days' (look up the names that are known)");

    [Fact]
    public void Only_one_policy_says_what_may_be_deployed() =>
        Problems(("a.yaml", CalendarText), ("b.yaml", Text), ("c.yaml", Text.Replace("a-policy", "b-policy", StringComparison.Ordinal))).Should().Equal(
            "c.yaml:4:9: the gate policy 'b-policy' is one too many: 'a-policy' in b.yaml is one already (put all rules into one policy)");

    [Fact]
    public void A_policy_is_what_its_document_says()
    {
        var policy = TestDefinitions.Set(Text, CalendarText).GatePolicy!;

        policy.Environments["production"].FailMode.Value.For(1).Should().Be(FailMode.Closed);
        policy.Environments["production"].FailMode.Value.For(2).Should().Be(FailMode.Open);
        policy.Environments["staging"].FailMode.Value.For(4).Should().Be(FailMode.Hold);
        policy.Environments["staging"].FreezeKinds.Should().Equal(DeploymentKind.Deploy);
        policy.Spec.Overrides.Usual.Value.Should().Be(TimeSpan.FromHours(1));
        policy.Rules.Select(r => r.Name).Should().Equal("good", "rest");
    }

    /// <summary>With a calendar and two scorecards.</summary>
    private static IReadOnlyList<string> Found(string from, string to)
    {
        Text.Should().Contain(from);
        return Problems(
            ("a.yaml", CalendarText), ("c.yaml", CheckText), ("d.yaml", ScorecardText),
            ("e.yaml", ScorecardText.Replace("a-card", "b-card", StringComparison.Ordinal).Replace("primary: true", "primary: false", StringComparison.Ordinal)),
            ("f.yaml", Text.Replace(from, to, StringComparison.Ordinal)));
    }
}
