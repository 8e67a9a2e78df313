using System.Net;
using AngleSharp.Dom;
using Scorecards.Core.Access;
using Scorecards.Server.Pages.Gate;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class GatePageTests : IAsyncLifetime
{
    private const string Reason = "Checkout is down for everyone since noon";
    private const string Incident = "https://incidents.example.com/7";

    private readonly List<Visitor> _visitors = [];
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await GateDefinitions.StartAsync(("checkout", GateDefinitions.Good), ("cart", GateDefinitions.Good), ("legacy", GateDefinitions.Poor));

    public async Task DisposeAsync()
    {
        _visitors.ForEach(v => v.Dispose());
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Each_environment_says_how_it_stands_and_its_rules()
    {
        var page = await _server.PageAsync("/gate");

        page.Texts(".environment h2").Should().Equal("Production Open to some", "staging Open to some", "museum Frozen");
        page.Text(".environment-frozen .facts").Should().StartWith("“Hours that never come” freezes it: “The long winter”");
        page.Text(".environment .facts").Should().Be("“Hours that never come” is closed (The long winter)");
        page.Texts(".environment:first-child ol li")[^1].Should().Be("Any change of every service may not be deployed unless someone breaks the glass. They break too often.");
        page.Text(".environment:first-child ol + p").Should().Be("Anything else may not be deployed.");
    }

    [Fact]
    public async Task Without_a_policy_it_says_so()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);

        (await server.PageAsync("/gate")).Text(".lead").Should().StartWith("No gate policy is loaded");
        (await server.PageAsync("/services/a")).QuerySelector("[aria-labelledby=gate]").Should().BeNull();
    }

    [Fact]
    public async Task The_log_has_every_decision_newest_first_and_can_be_filtered()
    {
        await AskAsync("checkout", "production");
        await AskAsync("legacy", "production");
        await AskAsync("legacy", "staging");

        var page = await _server.PageAsync("/gate");
        Log(page).Should().Equal("legacy staging · new version ✓ Allow", "legacy production · new version ✕ Deny", "checkout production · new version ✓ Allow");
        page.Text(".gate-table details").Should().Contain("Decision 0");

        Log(await _server.PageAsync("/gate?service=LEGACY&environment=production")).Should().Equal("legacy production · new version ✕ Deny");
        Log(await _server.PageAsync("/gate?decision=allow")).Should().HaveCount(2);
        (await _server.PageAsync("/gate?service=nobody")).Text("[aria-labelledby=log] .empty").Should().StartWith("Nothing matches");
        Log(await _server.PageAsync("/gate?decision=perhaps&before=&done=nothing")).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_long_log_is_shown_in_parts()
    {
        for (var i = 0; i < 27; i++)
        {
            await AskAsync("checkout", "production", $", \"artifactDigest\": \"sha256:{i:d2}\"");
        }

        var first = await _server.PageAsync("/gate?decision=allow");
        var second = await _server.PageAsync(first.QuerySelector(".pager [rel=next]")!.GetAttribute("href")!.Split('#')[0]);

        Log(first).Should().HaveCount(25);
        Log(second).Should().HaveCount(2);
        second.QuerySelector(".pager [rel=next]").Should().BeNull();
        second.QuerySelector(".pager a")!.GetAttribute("href").Should().Be("/gate?decision=allow#log");
    }

    [Fact]
    public async Task A_freeze_is_declared_on_the_page_and_seen_on_it_by_everyone_until_it_is_lifted()
    {
        var anna = await SignedInAsync(AccessRoles.Approver, "anna");

        var sent = await anna.SubmitAsync("/gate", "#freeze form", ("reason", "The data centre is on fire"), ("environments", "production"), ("kinds", "deploy"), ("until", "2h"));

        (sent.Status, sent.Header("Location")).Should().Be((HttpStatusCode.Redirect, "/gate?done=freeze#content"));
        var page = await _server.PageAsync("/gate?done=freeze");
        page.Text(".done").Should().Be("The freeze is in force, on every server.");
        page.Text(".freeze h2").Should().EndWith("Frozen: new versions of every service in production");
        page.Text(".freeze .reason").Should().Be("The data centre is on fire");
        page.Text(".freeze").Should().Contain("Declared by anna just now").And.Contain("Rollbacks, hotfixes and security fixes go on.");
        page.QuerySelector(".freeze form").Should().BeNull("nobody is signed in");
        page.Text(".environment h2").Should().Be("Production Frozen");
        (await _server.PageAsync("/services/checkout")).Text(".gate-now").Should().StartWith("✕ Deny Production: An emergency freeze");
        (await AskAsync("checkout", "production"))["decision"].GetString().Should().Be("deny");

        (await anna.SubmitAsync("/gate", ".freeze form")).Header("Location").Should().Be("/gate?done=lift#content");
        page = await _server.PageAsync("/gate");
        page.QuerySelector(".freeze").Should().BeNull();
        page.Text("[aria-labelledby=freezes] tbody").Should().Contain("New versions of every service in production").And.Contain("lifted by anna");
        (await AskAsync("checkout", "production"))["decision"].GetString().Should().Be("allow");
    }

    [Fact]
    public async Task Two_clicks_declare_one_freeze_and_break_one_glass()
    {
        var anna = await SignedInAsync(AccessRoles.Approver, "anna");
        (string, string)[] freeze = [("reason", "The data centre is on fire"), ("kinds", "deploy")];
        (string, string)[] glass = [("reason", Reason), ("service", "legacy"), ("environment", "production"), ("incident", Incident)];

        await Task.WhenAll(anna.SubmitAsync("/gate", "#freeze form", freeze), anna.SubmitAsync("/gate", "#freeze form", freeze));
        await Task.WhenAll(anna.SubmitAsync("/gate", "#break-glass form", glass), anna.SubmitAsync("/gate", "#break-glass form", glass));

        var page = await _server.PageAsync("/gate");
        page.QuerySelectorAll(".freeze").Should().ContainSingle();
        page.Text("#overrides").Should().EndWith(" 1");

        // Who says another end means it.
        await anna.SubmitAsync("/gate", "#freeze form", [.. freeze, ("until", "2h")]);
        await anna.SubmitAsync("/gate", "#freeze form", [.. freeze, ("until", "4h")]);
        await anna.SubmitAsync("/gate", "#break-glass form", [.. glass, ("duration", "30m")]);
        page = await _server.PageAsync("/gate");
        page.QuerySelectorAll(".freeze").Should().HaveCount(3);
        page.Text("#overrides").Should().EndWith(" 2");
    }

    [Fact]
    public async Task A_freeze_of_no_time_is_none()
    {
        var anna = await SignedInAsync(AccessRoles.Approver, "anna");

        var sent = await anna.SubmitAsync("/gate", "#freeze form", ("reason", "The data centre is on fire"), ("kinds", "deploy"), ("until", "0s"));

        sent.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        Page.Parse(sent.Body).Text("#freeze-until-mistake").Should().Be("It ends must be one of the list.");
    }

    [Fact]
    public async Task What_is_wrong_with_a_freeze_is_said_beside_the_fields_and_what_was_typed_stays()
    {
        var anna = await SignedInAsync(AccessRoles.Approver, "anna");

        var sent = await anna.SubmitAsync("/gate", "#freeze form", ("reason", "<b>short"), ("services", "checkuot"), ("environments", "prod"), ("until", "soon"));

        sent.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        var page = Page.Parse(sent.Body);
        var form = page.QuerySelector("#freeze")!;
        form.HasAttribute("open").Should().BeTrue();
        form.Texts(".mistake").Should().HaveCount(5);
        form.Text("#freeze-reason-mistake").Should().Be("Reason must say in at least 10 characters why deployments stop.");
        form.Text("#freeze-services-mistake").Should().EndWith("did you mean 'checkout'?");
        form.Text("#freeze-kinds-mistake").Should().Be("What it stops must be one at least.");
        form.QuerySelector("textarea")!.TextContent.Should().Be("<b>short");
        form.QuerySelector("textarea")!.GetAttribute("aria-describedby").Should().Be("freeze-reason-hint freeze-reason-mistake");
        form.QuerySelector("[name=services]")!.GetAttribute("value").Should().Be("checkuot");
        page.QuerySelector("b").Should().BeNull();
        (await _server.PageAsync("/gate")).QuerySelector(".freeze").Should().BeNull();
    }

    [Fact]
    public async Task A_held_deployment_is_approved_on_the_page_by_another_person()
    {
        var pipeline = await _server.TokenAsync(AccessRoles.Approver, "pipeline");
        var asked = await SignedInAsync(pipeline);
        var anna = await SignedInAsync(AccessRoles.Approver, "anna");
        (await AskAsync("cart", "production", ", \"artifactDigest\": \"sha256:1\"", pipeline))["decision"].GetString().Should().Be("hold");

        var own = await asked.PageAsync("/gate");
        own.Text(".waiting").Should().Contain("cart to production").And.Contain("sha256:1").And.Contain("another approver has to approve it");
        own.QuerySelector(".waiting form").Should().BeNull();
        var id = (await anna.PageAsync("/gate")).QuerySelector(".waiting [name=id]")!.GetAttribute("value")!;
        (await asked.SubmitAsync("/gate", "#freeze form", ("form", GateForms.Approve), ("id", id))).Status
            .Should().Be(HttpStatusCode.UnprocessableEntity, "nobody approves what they ask for, by a form made by hand neither");

        (await anna.SubmitAsync("/gate", ".waiting form", ("reason", "Looked at it"))).Header("Location").Should().Be("/gate?done=approve#content");

        (await AskAsync("cart", "production", ", \"artifactDigest\": \"sha256:1\"", pipeline))["decision"].GetString().Should().Be("allow");
        var after = await _server.PageAsync("/gate");
        after.QuerySelector(".waiting").Should().BeNull();
        after.Text(".gate-table details").Should().Contain("Approved by anna: Looked at it");
        var again = await anna.SubmitAsync("/gate", "#freeze form", ("form", "approve"), ("id", id));
        Page.Parse(again.Body).Text("[role=alert]").Should().StartWith("It cannot be approved:");
    }

    [Fact]
    public async Task The_glass_is_broken_on_the_page_counted_and_approved_by_another_person()
    {
        var olga = await SignedInAsync("owner:payments", "olga");
        var anna = await SignedInAsync(AccessRoles.Approver, "anna");
        (await olga.PageAsync("/services/legacy")).QuerySelector("[aria-labelledby=gate] a[href*=glass]")!.GetAttribute("href").Should().Be("/gate?glass=legacy#break-glass");
        (await olga.PageAsync("/gate?glass=LEGACY")).QuerySelector("#break-glass [name=service]")!.GetAttribute("value").Should().Be("legacy");

        var sent = await olga.SubmitAsync("/gate", "#break-glass form", ("service", "legacy"), ("environment", "production"), ("reason", Reason), ("incident", Incident), ("duration", "30m"));

        sent.Header("Location").Should().Be("/gate?done=break-glass#content");
        (await AskAsync("legacy", "production"))["decision"].GetString().Should().Be("allow");
        var page = await olga.PageAsync("/gate");
        page.Text("#overrides").Should().Be("Broken glass in 30 days 1");
        page.Text("[aria-labelledby=overrides] tbody").Should().Contain(Reason).And.Contain("olga").And.Contain("not yet");
        page.QuerySelectorAll("[aria-labelledby=overrides] form").Should().BeEmpty("nobody approves what they did themselves");
        page.QuerySelector($"[href='{Incident}']").Should().NotBeNull();
        (await _server.PageAsync("/services/legacy")).Text("[aria-labelledby=gate] .from").Should().Contain("Broken 1 time in 30 days");
        (await _server.PageAsync("/")).Text(".figures [href='/gate#overrides']").Should().Be("1");

        (await anna.SubmitAsync("/gate", "form:has([value=approve-glass])")).Header("Location").Should().Be("/gate?done=approve-glass#content");
        (await anna.SubmitAsync("/gate", "form:has([value=revoke-glass])")).Header("Location").Should().Be("/gate?done=revoke-glass#content");
        (await _server.PageAsync("/gate")).Text("[aria-labelledby=overrides] tbody").Should().Contain("revoked by anna").And.Contain("approved by anna");
    }

    [Fact]
    public async Task What_is_wrong_with_breaking_the_glass_is_said_beside_the_fields()
    {
        var olga = await SignedInAsync("owner:payments", "olga");

        var sent = await olga.SubmitAsync("/gate", "#break-glass form", ("service", "legacyy"), ("environment", "prod"), ("reason", "short"), ("incident", "javascript:alert(1)"), ("duration", "90h"));

        sent.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        var form = Page.Parse(sent.Body).QuerySelector("#break-glass")!;
        form.Text("#glass-service-mistake").Should().Be("Service must be the id of a service: did you mean 'legacy'?");
        form.Text("#glass-environment-mistake").Should().StartWith("Environment must be one of production");
        form.Text("#glass-reason-mistake").Should().StartWith("Reason must say in at least 20 characters");
        form.Text("#glass-incident-mistake").Should().StartWith("Incident must be the link");
        form.Text("#glass-duration-mistake").Should().StartWith("How long must be up to 4h");
        (await _server.PageAsync("/gate")).Text("[aria-labelledby=overrides] .empty").Should().Be("Nobody had to break it.");
    }

    [Fact]
    public async Task A_role_sees_and_sends_what_it_may()
    {
        var ron = await SignedInAsync(AccessRoles.Reporter, "ron");
        var other = await SignedInAsync("owner:search", "sam");
        var nobody = new Visitor(_server.Client.BaseAddress!);
        _visitors.Add(nobody);

        (await ron.PageAsync("/gate")).QuerySelectorAll("#freeze, #break-glass").Should().BeEmpty();
        (await ron.PageAsync("/gate")).Text("[aria-labelledby=act]").Should().Contain("You are signed in as ron, with the role reporter.");
        (await nobody.PageAsync("/gate")).QuerySelector("[aria-labelledby=act] a")!.GetAttribute("href").Should().Be("/signin?return=%2Fgate");
        (await other.PageAsync("/gate")).QuerySelectorAll("#freeze").Should().BeEmpty();
        (await other.PageAsync("/services/legacy")).QuerySelector("[href*=glass]").Should().BeNull();

        // Forms that were not shown can be made by hand.
        var key = (await ron.PageAsync("/gate")).QuerySelector(".person [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var form in (string[])[GateForms.Freeze, GateForms.Lift, GateForms.Approve, GateForms.ApproveGlass, GateForms.RevokeGlass, GateForms.BreakGlass])
        {
            var sent = await ron.PostAsync(
                "/gate", ("__RequestVerificationToken", key), ("form", form), ("id", "1"), ("reason", Reason), ("kinds", "deploy"), ("service", "legacy"), ("environment", "production"), ("incident", Incident));
            sent.Status.Should().Be(HttpStatusCode.UnprocessableEntity, form);
        }

        (await ron.PostAsync("/gate", ("__RequestVerificationToken", key), ("form", "party"))).Status.Should().Be(HttpStatusCode.BadRequest);
        var page = await _server.PageAsync("/gate");
        page.QuerySelector(".freeze").Should().BeNull();
        page.Text("#overrides").Should().EndWith(" 0");
    }

    [Fact]
    public async Task A_form_without_its_key_changes_nothing_and_one_of_a_session_that_is_over_leads_to_signing_in()
    {
        var anna = await SignedInAsync(AccessRoles.Approver, "anna");
        (string, string)[] freeze = [("form", GateForms.Freeze), ("reason", Reason), ("kinds", "deploy")];

        (await anna.PostAsync("/gate", freeze)).Status.Should().Be(HttpStatusCode.BadRequest);
        (await anna.PostAsync("/gate", [.. freeze, ("__RequestVerificationToken", "forged")])).Status.Should().Be(HttpStatusCode.BadRequest);
        anna.Cookies.Remove("__Host-scorecards");
        var key = (await anna.PageAsync("/signin")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await anna.PostAsync("/gate", [.. freeze, ("__RequestVerificationToken", key)])).Header("Location").Should().Be("/signin?return=%2Fgate");

        (await _server.PageAsync("/gate")).QuerySelector(".freeze").Should().BeNull();
    }

    [Fact]
    public async Task While_the_store_is_away_it_shows_what_is_known()
    {
        await AskAsync("checkout", "production");

        _server.StoreIsAway = true;
        var answer = await _server.GetAsync("/gate");

        answer.Status.Should().Be(HttpStatusCode.OK);
        Page.Parse(answer.Body).Text("[aria-labelledby=log] .empty").Should().StartWith("The store is away");
        Page.Parse(answer.Body).QuerySelectorAll(".environment").Should().HaveCount(3);
    }

    private static IReadOnlyList<string> Log(IDocument page) =>
        [.. page.QuerySelectorAll("[aria-labelledby=log] tbody tr").Select(r => $"{r.QuerySelector("th").Text()} {r.QuerySelector(".outcome").Text()}")];

    private Task<Answer> AskAsync(string service, string environment, string more = "", string? token = null) => _server.SendAsync(
        HttpMethod.Post, "/api/v1/gate/decisions", token, $$"""{ "service": "{{service}}", "environment": "{{environment}}"{{more}} }""");

    private async Task<Visitor> SignedInAsync(string role, string name) => await SignedInAsync(await _server.TokenAsync(role, name));

    private async Task<Visitor> SignedInAsync(string token)
    {
        var visitor = new Visitor(_server.Client.BaseAddress!);
        _visitors.Add(visitor);
        await visitor.SignInAsync(token);
        return visitor;
    }
}
