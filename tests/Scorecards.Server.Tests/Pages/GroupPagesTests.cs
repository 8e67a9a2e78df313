using AngleSharp.Dom;
using Scorecards.Core.Catalog;
using Scorecards.Server.Tests.FairPlay;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class GroupPagesTests
{
    private const string Good = """{ "ok": true, "share": 0, "millis": 1 }""";
    private const string Poor = """{ "ok": false, "share": 0, "millis": 9 }""";

    [Fact]
    public async Task A_system_shows_its_grade_its_services_of_any_team_and_what_is_around_it()
    {
        await using var server = await StartAsync();

        var page = await server.PageAsync("/systems/SHOP");

        page.Text("h1").Should().Be("shop");
        page.Text(".verdict .grade").Should().Be("F");
        page.Text(".verdict").Should().Contain("Rank 1 of 1 system");
        page.Texts("#services tbody th a").Should().BeEquivalentTo("cart", "search");
        page.Texts("#services thead th").Should().Contain("Team");
        page.Texts("[aria-labelledby=depends-on] a").Should().Equal("ledger");
        page.Text("[aria-labelledby=used-by]").Should().Contain("No service of another system");
        page.QuerySelectorAll(".distribution a").Select(a => a.GetAttribute("href")).Should().Contain("/?system=shop&grade=F");
    }

    [Fact]
    public async Task Links_to_a_system_lead_to_its_page()
    {
        await using var server = await StartAsync();

        (await server.PageAsync("/services/cart")).QuerySelectorAll("a[href='/systems/shop']").Should().NotBeEmpty();
        (await server.PageAsync("/?by=system")).QuerySelectorAll("tbody a[href='/systems/shop']").Should().NotBeEmpty();
        (await server.GetAsync("/systems/shp")).Status.Should().Be(System.Net.HttpStatusCode.NotFound);
        (await server.PageAsync("/systems/shp")).Texts("main li a").Should().Equal("shop");
    }

    [Theory]
    [InlineData("/teams/payments")]
    [InlineData("/systems/shop")]
    public async Task What_would_help_most_is_what_most_services_do_not_pass_with_its_fix(string path)
    {
        await using var server = await StartAsync();

        var help = (await server.PageAsync(path)).QuerySelector("#help")!;

        help.Texts("h3").Should().Equal("Answers <quickly> & well");
        help.Texts(".badge").Should().Equal("2 of 2", "+66.7 points each", "4 h each");
        help.Text("li").Should().Contain("Measure first.");
    }

    [Fact]
    public async Task A_team_without_anything_to_mend_has_no_such_part()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", Good);

        var page = await server.PageAsync("/teams/payments");

        page.Text("#help").Should().BeEmpty();
        page.Text("#exempt").Should().BeEmpty();
        page.Text("#fair-play").Should().BeEmpty();
    }

    [Fact]
    public async Task Exemptions_in_force_are_shown_with_their_end()
    {
        await using var server = await StartAsync();
        await FairPlayServiceTests.AskAsync(server, "cart", "answers-quickly");
        var asked = (await server.Store.ExemptionsAsync(new(null, null, null, DateTimeOffset.UtcNow), null, 1, default)).Items[0];
        (await server.PageAsync("/teams/payments")).Text("#exempt").Should().BeEmpty("what is only asked for waives nothing");

        await server.Store.SaveStepAsync(
            Core.Declarations.ExemptionRules.Decide(asked, Core.Declarations.ExemptionState.Approved, "bob", null, DateTimeOffset.UtcNow).Exemption!, DateTimeOffset.UtcNow, default);
        await server.EvaluateAsync("cart", Poor);

        foreach (var path in new[] { "/teams/payments", "/systems/shop" })
        {
            var exempt = (await server.PageAsync(path)).QuerySelector("#exempt")!;
            exempt.Texts("tbody th").Should().Equal("cart");
            exempt.Text("tbody").Should().Contain("Answers <quickly> & well").And.Contain("it is being replaced").And.NotContain("bob");
        }
    }

    [Fact]
    public async Task What_is_worth_a_look_is_on_the_pages_of_the_service_its_team_and_its_system()
    {
        await using var server = await StartAsync();
        await FairPlayServiceTests.GoBackAndForthAsync(server, "cart");
        await server.LookAsync();

        foreach (var path in new[] { "/services/cart", "/teams/payments", "/systems/shop" })
        {
            (await server.PageAsync(path)).Text("#fair-play").Should().StartWith("Worth a look 1 answers-quickly passed, failed and passed again within an hour on cart.", path);
        }

        (await server.PageAsync("/services/search")).Text("#fair-play").Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_of_groups_are_whole_while_the_store_is_away()
    {
        await using var server = await StartAsync();
        server.StoreIsAway = true;

        (await server.PageAsync("/systems/shop")).Text(".verdict .grade").Should().Be("F");
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync([
            Sample.Service("cart", system: "shop") with { DependsOn = ["search", "ledger"] }, Sample.Service("search", system: "shop"), Sample.Service("ledger", "books"),
        ]);
        await server.EvaluateAsync("cart", Poor);
        await server.EvaluateAsync("search", Poor);
        await server.EvaluateAsync("ledger", Good);
        return server;
    }
}
