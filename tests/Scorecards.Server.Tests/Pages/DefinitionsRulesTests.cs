using AngleSharp.Dom;
using Scorecards.Core.Definitions;
using Scorecards.Server.Pages.Rules;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class DefinitionsRulesTests
{
    private const string Policies = """

        ---
        apiVersion: scorecards.dev/v1
        kind: GatePolicy
        metadata: { name: deploys, title: Deploys }
        spec:
          environments:
            production: { title: Production, failMode: { default: closed, tier4: open } }
            staging: { failMode: { default: hold } }
          rules:
            - { name: good, environments: [production], decide: allow, families: [A], why: They earned it. }
            - { name: rest, decide: deny, families: [F] }
        ---
        apiVersion: scorecards.dev/v1
        kind: PriorityPolicy
        metadata: { name: queues }
        spec:
          classes: { first: { priority: 900 }, usual: { priority: 100 } }
          rules:
            - { class: first, kinds: [hotfix], families: [A, B], tiers: [1] }
            - { class: first, fixesFailingCheck: true }
          neutral: usual
        ---
        apiVersion: scorecards.dev/v1
        kind: Notification
        metadata: { name: drops, title: Drops to chat }
        spec:
          events: [gradeChanged]
          services: service.tier < 3
          channel: { kind: slack, url: { secretRef: "env:NO_SUCH_URL" } }
        """;

    [Fact]
    public async Task Rules_of_policies_are_said_in_words_and_notifications_without_their_secrets()
    {
        await using var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("a")], TestDefinitions.Load(TestDefinitions.Text + Policies + SupportDefinitions.Policy));

        var page = await server.PageAsync("/definitions");

        page.Texts("[aria-labelledby=gate] li").Should().Equal(
            "production: Any change of services graded A may be deployed at any time. They earned it.",
            "Any change of services graded F may not be deployed unless someone breaks the glass.",
            "Anything else may not be deployed.");
        page.Texts("[aria-labelledby=gate] tbody tr td:nth-child(2)").Should().Equal("closed; tier 4 open", "held for a second person");
        page.Texts("[aria-labelledby=priorities] li").Should().Equal(
            "Hotfix of services graded A or B, of tier 1 is in the class first.",
            "Any work that mends a failing check of every service is in the class first.",
            "Anything else is in the class usual.");
        page.Texts("[aria-labelledby=support] li").Should().Equal(
            "Services graded F: None.", "Services graded A, of tier 1 or 2: Full.", "Services where service.tier < 4: Advice.", "Anything else: None.");
        page.Text("[aria-labelledby=notifications] tbody tr").Should().Contain("Drops to chat").And.Contain("slack").And.Contain("grade changed").And.Contain("service.tier < 3");
        page.Text("main").Should().NotContain("NO_SUCH_URL");
    }

    [Fact]
    public void Every_kind_of_event_and_fail_mode_has_words()
    {
        Enum.GetValues<EventKind>().Select(PolicyWords.Word).Should().OnlyContain(w => w.Contains(' ') && !w.Any(char.IsUpper));
        Enum.GetValues<FailMode>().Select(PolicyWords.Word).Should().OnlyHaveUniqueItems();
    }
}
