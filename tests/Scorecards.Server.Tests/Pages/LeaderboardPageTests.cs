using AngleSharp.Dom;
using Scorecards.Core.Catalog;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class LeaderboardPageTests
{
    private const string Rows = "table.board tbody tr";

    [Fact]
    public async Task Services_are_shown_best_first_with_rank_grade_and_score()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout", title: "Checkout"), Sample.Service("cart", team: null), Sample.Service("new")]);
        await server.EvaluateAsync("checkout", """{ "ok": true, "share": 0, "millis": 1 }""");
        await server.EvaluateAsync("cart", """{ "ok": false, "share": 0.5, "millis": 1 }""");

        var page = await server.PageAsync("/");

        page.Texts($"{Rows} .rank").Should().Equal("1", "2", "–");
        page.Texts($"{Rows} .grade").Should().Equal("A+", "F", "U (unrated)");
        page.Texts($"{Rows} th a").Should().Equal("Checkout", "cart", "new");
        page.Texts($"{Rows} .score").Should().Equal("100.0", "33.3", "–");
        page.QuerySelector($"{Rows} th a")!.GetAttribute("href").Should().Be("/services/checkout");
        page.Texts(".figures dd").Should().Equal("D", "66.6", "–", "1");
        page.QuerySelector(".distribution a[aria-label='1 service with A+']")!.GetAttribute("href").Should().Be("/?grade=A%2B");
    }

    [Fact]
    public async Task Names_with_markup_emoji_right_to_left_text_and_200_characters_are_shown_as_they_are()
    {
        const string Markup = "<img src=x onerror=alert(1)>&amp;\"'</td>";
        const string Mixed = "שירות 🚀 \u202Etxet";
        var longest = new string('w', 200);
        await using var server = await TestServer.StartAsync();
        await server.UseAsync(
            [Sample.Service("a", "t1", title: Markup), Sample.Service("b", "t2", title: Mixed), Sample.Service("c", title: longest)],
            teams: [new Team("t1", Markup, Markup, null)]);

        foreach (var path in (string[])["/", "/services/a", "/services/b", "/services/c", "/teams/t1"])
        {
            var page = await server.PageAsync(path);
            page.QuerySelectorAll("img, [onerror]").Should().BeEmpty(path);
        }

        var board = await server.PageAsync("/");
        board.QuerySelectorAll($"{Rows} th bdi").Select(e => e.TextContent).Should().Contain([Markup, Mixed, longest]);
        (await server.PageAsync("/services/b")).QuerySelector("h1 bdi")!.TextContent.Should().Be(Mixed);
        (await server.PageAsync("/teams/t1")).QuerySelector("h1 bdi")!.TextContent.Should().Be(Markup);
    }

    [Fact]
    public async Task The_filter_is_in_the_url_and_stays_in_the_form()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a", "x"), Sample.Service("b", "y", tier: 2), Sample.Service("c", "y")]);

        var page = await server.PageAsync("/?team=y&tier=2&q=B&order=improved");

        page.Texts($"{Rows} th a").Should().Equal("b");
        page.QuerySelector("input[name=q]")!.GetAttribute("value").Should().Be("B");
        page.QuerySelectorAll("option[selected]").Select(o => o.GetAttribute("value")).Should().Equal("y", "2", "improved");
        page.QuerySelector("form")!.GetAttribute("method").Should().Be("get");
        (await server.PageAsync("/?q=nothing")).Text(".empty").Should().StartWith("Nothing matches");
    }

    [Theory]
    [InlineData("/?grade=Z&tier=9&page=-1&order=odd&by=person")]
    [InlineData("/?page=99999999999999")]
    [InlineData("/?page=2&page=3")]
    [InlineData("/?q=%20%20&team=")]
    public async Task What_a_url_asks_for_and_is_not_there_is_left_out(string path)
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);

        (await server.PageAsync(path)).Texts($"{Rows} th a").Should().Equal("a");
    }

    [Fact]
    public async Task A_long_board_is_shown_in_pages()
    {
        await using var server = await TestServer.StartAsync([.. Enumerable.Range(0, 120).Select(i => Sample.Service($"s{i:000}"))]);

        var first = await server.PageAsync("/");
        var last = await server.PageAsync("/?page=3&q=s");

        first.QuerySelectorAll(Rows).Length.Should().Be(50);
        first.Text(".pager").Should().Be("Page 1 of 3 Next →");
        first.QuerySelector("a[rel=next]")!.GetAttribute("href").Should().Be("/?page=2");
        last.QuerySelectorAll(Rows).Length.Should().Be(20);
        last.QuerySelector("a[rel=prev]")!.GetAttribute("href").Should().Be("/?q=s&page=2");
        last.QuerySelector("a[rel=next]").Should().BeNull();
    }

    [Fact]
    public async Task Teams_systems_and_tiers_have_boards_whose_rows_lead_on()
    {
        await using var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("a", "payments", tier: 2, system: "web shop")], teams: [new Team("payments", "Payments", null, null)]);

        Links(await server.PageAsync("/?by=team")).Should().Equal(("Payments", "/teams/payments"));
        Links(await server.PageAsync("/?by=system")).Should().Equal(("web shop", "/?q=web%20shop"));
        Links(await server.PageAsync("/?by=tier")).Should().Equal(("Tier 2", "/?tier=2"));
        (await server.PageAsync("/?by=team")).Text("nav [aria-current]").Should().Be("Teams");
    }

    [Fact]
    public async Task Before_the_first_snapshot_it_says_that_the_server_starts()
    {
        await using var server = await TestServer.StartAsync(projects: false);

        (await server.PageAsync("/")).Text(".empty").Should().StartWith("The server is starting");
    }

    private static IEnumerable<(string, string?)> Links(IDocument page) =>
        page.QuerySelectorAll($"{Rows} th a").Select(a => (a.Text(), a.GetAttribute("href")));
}
