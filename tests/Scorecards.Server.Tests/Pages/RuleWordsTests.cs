using Scorecards.Server.Pages.Gate;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class RuleWordsTests
{
    [Theory]
    [InlineData("decide: allow", "Any change of every service may be deployed at any time.")]
    [InlineData("decide: allow, kinds: [rollback, hotfix, security]", "Rollbacks, hotfixes and security fixes of every service may be deployed at any time.")]
    [InlineData("decide: allow, families: [B, C], during: hours", "Any change of services graded B or C may be deployed while “Office hours” is open.")]
    [InlineData("decide: allow, families: [B], during: hours, splay: 5m", "Any change of services graded B may be deployed while “Office hours” is open, each service within 300 s of the opening.")]
    [InlineData("decide: approval, families: [D], kinds: [deploy], during: hours", "New versions of services graded D must wait for a second person to approve, while “Office hours” is open.")]
    [InlineData("decide: approval, tiers: [1, 2]", "Any change of services of tier 1 or 2 must wait for a second person to approve.")]
    [InlineData("decide: deny, families: [F]", "Any change of services graded F may not be deployed unless someone breaks the glass.")]
    [InlineData("decide: deny, services: [cart, checkout], breakGlass: false", "Any change of cart and checkout may not be deployed, not even by breaking the glass.")]
    [InlineData("decide: deny, grades: [D+], appliesTo: \"service.type == 'website'\"", "Any change of services graded D+, where service.type == 'website' may not be deployed unless someone breaks the glass.")]
    [InlineData("decide: allow, families: [A], scorecard: readiness", "Any change of services graded A on the scorecard “readiness” may be deployed at any time.")]
    public void A_rule_is_a_sentence(string rule, string sentence)
    {
        var policy = TestDefinitions.Load(TestDefinitions.Text + $$"""

            ---
            apiVersion: scorecards.dev/v1
            kind: Calendar
            metadata: { name: hours, title: Office hours }
            spec: { timezone: Europe/London, windows: [{ from: "09:00", to: "16:00" }] }
            ---
            apiVersion: scorecards.dev/v1
            kind: GatePolicy
            metadata: { name: gate }
            spec: { environments: { production: {} }, rules: [{ name: it, {{rule}} }] }
            """).GatePolicy!;

        RuleWords.Of(policy.Rules[0], name => name == "hours" ? "Office hours" : name).Should().Be(sentence);
    }
}
