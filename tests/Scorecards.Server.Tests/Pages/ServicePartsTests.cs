using AngleSharp.Dom;
using Scorecards.Core.Definitions;
using Scorecards.Server.Hosting;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

/// <summary>What the page of a service shows around its grade.</summary>
public sealed class ServicePartsTests
{
    private const string Good = """{ "ok": true, "share": 0, "millis": 1 }""";
    private const string Poor = """{ "ok": false, "share": 0, "millis": 900 }""";

    private const string Priorities = TestDefinitions.Text + """

        ---
        apiVersion: scorecards.dev/v1
        kind: PriorityPolicy
        metadata: { name: queues }
        spec:
          classes:
            high: { priority: 700, native: { jenkins: 2, kubernetesPriorityClass: ci-high } }
            normal: { priority: 500 }
            urgent: { priority: 1000 }
          rules:
            - { kinds: [hotfix], class: urgent }
            - { families: [A], class: high }
          neutral: normal
          ageing: { add: 100, every: 10m }
        """;

    [Fact]
    public async Task The_priority_is_said_with_its_reasons_and_what_build_servers_call_it()
    {
        await using var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("cart"), Sample.Service("new")], TestDefinitions.Load(Priorities));
        await server.EvaluateAsync("cart", Good);

        var page = await server.PageAsync("/services/cart");

        page.Text("#priority + p").Should().Be("700 of 1000, the class high: higher goes first.");
        page.Texts("#priority ~ .reasons li").Should().Equal(
            "cart is graded A+.", "Hotfixes: 1000 (urgent).", "Waiting adds 100 every 10 minutes, so that nobody waits for ever.");
        page.QuerySelector(".native")!.HasAttribute("open").Should().BeFalse();
        page.Texts(".native dt").Zip(page.Texts(".native dd")).Should().Equal(("Jenkins", "2"), ("Kubernetes priority class", "ci-high"));
        var unknown = await server.PageAsync("/services/new");
        unknown.Text("#priority ~ .reasons li").Should().Be("new is not evaluated yet.");
        unknown.QuerySelector(".native").Should().BeNull("the class has no word for any");
        await server.UseAsync([Sample.Service("cart")]);
        (await server.PageAsync("/services/cart")).QuerySelector("#priority").Should().BeNull("there is no policy");
    }

    [Fact]
    public async Task Dependencies_are_shown_both_ways_with_their_grades_and_what_is_risky()
    {
        await using var server = await TestServer.StartAsync(
        [
            Sample.Service("shop", tier: 1) with { DependsOn = ["cart", "lost-<b>", "mailer", "new"] },
            Sample.Service("cart", tier: 1), Sample.Service("mailer", tier: 4), Sample.Service("new", tier: 1),
        ]);
        await server.EvaluateAsync("shop", Good);
        await server.EvaluateAsync("cart", Poor);
        await server.EvaluateAsync("mailer", Good);

        var page = await server.PageAsync("/services/shop");

        page.Texts("[aria-labelledby=depends-on] li").Should().Equal(
            "F cart tier 1, payments Its grade is much worse: F under A+.",
            "A+ mailer tier 4, payments It is less critical: tier 4 under tier 1.",
            "U (unrated) new tier 1, not checked yet, payments",
            "U (unrated) lost-<b> It is not in the catalog, so nobody knows how it is.");
        page.Text("[aria-labelledby=used-by]").Should().Be("Used by 0 No other service depends on it.");
        (await server.PageAsync("/services/cart")).Texts("[aria-labelledby=used-by] li").Should().Equal("A+ shop tier 1, payments");
    }

    [Fact]
    public async Task A_way_round_is_told_and_a_service_without_dependencies_says_nothing_of_them()
    {
        await using var server = await TestServer.StartAsync(
            [Sample.Service("a") with { DependsOn = ["b"] }, Sample.Service("b") with { DependsOn = ["a"] }, Sample.Service("alone")]);

        (await server.PageAsync("/services/a")).Text("#depends + .note").Should().Be("It leads back to itself: a → b → a.");
        (await server.PageAsync("/services/alone")).QuerySelector("#depends").Should().BeNull();
    }

    [Fact]
    public async Task What_changed_last_is_told_with_the_checks_that_moved_and_why()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", Poor);
        (await server.PageAsync("/services/cart")).QuerySelector("#changed").Should().BeNull("there is nothing before the first");
        await server.EvaluateAsync("cart", Good);

        var page = await server.PageAsync("/services/cart");

        page.Text("#changed + p").Should().Be("just now, ▲ +66.7 points. The grade moved since the service changed: F → A+: answers-quickly went from fail to pass, since facts.probe changed.");
        page.Texts(".moves li").Should().Equal("Answers <quickly> & well ✕ Fails → then ✓ Passes");
        page.QuerySelector(".moves a")!.GetAttribute("href").Should().Be("/services/cart#check-answers-quickly");
    }

    [Fact]
    public async Task Every_part_that_evaluations_change_can_be_replaced_by_itself()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("new")]);
        await server.EvaluateAsync("cart", Good);

        foreach (var path in (string[])["/services/cart", "/services/new"])
        {
            var parts = (await server.PageAsync(path)).QuerySelectorAll("main [data-live]");

            parts.Select(p => p.Id).Should().ContainInOrder(["standing", "answers", "why", "checks", "declared", "around"], path);
            parts.SelectMany(p => p.QuerySelectorAll("[data-live], form")).Should().BeEmpty("what is typed must not be replaced");
        }
    }

    [Fact]
    public async Task The_badge_has_texts_to_copy()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("ns:card-gateway")]);
        server.Inputs.Publish(server.Inputs.Current with { ServerUrl = "https://scorecards.example.com" }, server.Inputs.Definitions, server.Inputs.Catalog);

        (await server.PageAsync("/services/cart")).Texts(".snippets pre").Should().Equal(
            "[![Scorecard](https://scorecards.example.com/badges/cart.svg)](https://scorecards.example.com/services/cart)",
            "<a href=\"https://scorecards.example.com/services/cart\"><img src=\"https://scorecards.example.com/badges/cart.svg\" alt=\"Scorecard\"></a>",
            "image:https://scorecards.example.com/badges/cart.svg[Scorecard,link=https://scorecards.example.com/services/cart]");
        (await server.PageAsync("/services/ns:card-gateway")).Text(".snippets pre").Should().Contain("/badges/ns:card-gateway.svg");
    }

    [Fact]
    public async Task Where_reading_is_closed_a_badge_has_the_id_that_the_service_opted_in_with()
    {
        var open = Sample.Service("open") with { Annotations = new Dictionary<string, string> { ["scorecards.dev/badge-id"] = "9f3c-51d0-77ab-unguessable" } };
        var copied = new Dictionary<string, string> { ["scorecards.dev/badge-id"] = "copied-from-somewhere-else" };
        await using var server = await TestServer.StartAsync(
            [Sample.Service("cart"), open, Sample.Service("one") with { Annotations = copied }, Sample.Service("two") with { Annotations = copied }], new ServerOptions { PublicRead = false });
        var token = await server.TokenAsync("reporter");

        var without = Page.Parse((await server.GetAsync("/services/cart", token)).Body);
        var with = Page.Parse((await server.GetAsync("/services/open", token)).Body);

        without.QuerySelector(".snippets").Should().BeNull();
        without.Text("[aria-labelledby=badge]").Should().Contain("scorecards.dev/badge-id");
        with.Text(".snippets pre").Should().Contain("/badges/9f3c-51d0-77ab-unguessable.svg").And.NotContain("badges/open");
        Page.Parse((await server.GetAsync("/services/one", token)).Body).QuerySelector(".snippets").Should().BeNull("another service has it too");
        (await server.GetAsync("/services/open")).Body.Should().NotContain("unguessable");
    }
}
