using AngleSharp.Dom;
using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Projection;
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
        page.QuerySelectorAll(".distribution a").Select(a => (a.Text(), a.GetAttribute("href"))).Should().Contain(("1 service with A+", "/?grade=A%2B"));
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
            page.QuerySelectorAll("img:not([src^='/badges/']), [onerror]").Should().BeEmpty(path);
        }

        var board = await server.PageAsync("/");
        board.QuerySelectorAll($"{Rows} th bdi").Select(e => e.TextContent).Should().Contain([Markup, Mixed, longest]);
        (await server.PageAsync("/services/b")).QuerySelector("h1 bdi")!.TextContent.Should().Be(Mixed);
        (await server.PageAsync("/teams/t1")).QuerySelector("h1 bdi")!.TextContent.Should().Be(Markup);
    }

    [Fact]
    public async Task It_opens_on_who_improved_most_with_the_grade_before_and_now()
    {
        await using var server = await TestServer.StartAsync(projects: false);
        server.Live.Publish(SnapshotBuilder.Build(SnapshotInputs.None with
        {
            Services = [Sample.View("high", 100), Sample.View("low", 65, team: "red"), Sample.View("fallen", 90), Sample.View("new", 99), Sample.View("lost", null)],
            MonthAgo = new Dictionary<string, GradeAt>
            {
                ["high"] = new(95, Grade.A, Sample.Now),
                ["low"] = new(30, Grade.F, Sample.Now),
                ["fallen"] = new(95, Grade.A, Sample.Now),
                ["lost"] = new(10, Grade.F, Sample.Now),
            },
            Version = "1",
        }));

        var page = await server.PageAsync("/");

        page.Texts(".risers .riser").Should().Equal("low red", "high payments");
        page.Texts(".risers .moved").Should().Equal("F → to D", "A → to A+");
        page.Texts(".risers .change").Should().Equal("▲ +35.0", "▲ +5.0");
        page.QuerySelector("#improved p a")!.GetAttribute("href").Should().Be("/?order=improved");
        page.QuerySelectorAll("#grades, #board, #company, #improved").Should().HaveCount(4).And.OnlyContain(e => e.HasAttribute("data-live"));
        (await server.PageAsync("/?order=improved")).Texts($"{Rows} th a").Should().Equal("low", "high", "fallen", "lost", "new");
    }

    [Fact]
    public async Task Where_nobody_improved_it_says_so_kindly()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);

        (await server.PageAsync("/")).Text("#improved").Should().Contain("Nobody").And.Contain("is first here");
    }

    [Fact]
    public async Task What_the_url_asks_for_leads_instead_of_the_overview()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);

        foreach (var path in (string[])["/?q=a", "/?page=1&order=name", "/?by=team", "/?near=a"])
        {
            var page = await server.PageAsync(path);
            page.QuerySelectorAll("#improved, #grades, #company").Should().BeEmpty(path);
            page.QuerySelectorAll("#board").Should().ContainSingle(path);
        }
    }

    [Fact]
    public async Task Heads_of_columns_sort_say_how_it_is_sorted_and_keep_the_filter()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a", title: "Zebra"), Sample.Service("b", title: "ant")]);

        var page = await server.PageAsync("/?q=payments&order=name&page=1");

        page.Texts($"{Rows} th a").Should().Equal("ant", "Zebra");
        page.QuerySelectorAll("[aria-sort]").Select(h => (h.Text(), h.GetAttribute("aria-sort"), h.QuerySelector("a")!.GetAttribute("href")))
            .Should().Equal(("Service", "ascending", "/?order=-name&q=payments"));
        page.QuerySelectorAll("thead a").Select(a => a.GetAttribute("href")).Should().Equal(
            "/?order=-name&q=payments", "/?q=payments", "/?order=improved&q=payments", "/?order=held&q=payments", "/?order=coverage&q=payments", "/?order=exempt&q=payments");
        (await server.PageAsync("/?order=-name")).Texts($"{Rows} th a").Should().Equal("Zebra", "ant");
        (await server.PageAsync("/")).QuerySelector("[aria-sort=descending]").Text().Should().Be("Score");
    }

    [Fact]
    public async Task A_row_tells_the_interval_how_long_the_grade_is_held_and_what_is_held_or_about_to_fall()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a"), Sample.Service("never")]);
        await server.EvaluateAsync("a", """{ "ok": true, "share": 0, "millis": 1 }""");
        await PastAsync(server, ("a", 70));
        await server.SeenAsync(s => s.All["a"].Revision == 2);

        var row = (await server.PageAsync("/")).QuerySelector(Rows)!;

        row.Text().Should().Contain("0 days", "what came last began now, though its clock was behind");
        (await server.PageAsync("/?q=never")).QuerySelectorAll($"{Rows} td").Select(d => d.Text()).Should().Equal("–", "U (unrated)", "payments", "3", "–", "", "–", "–", "–", "–", "never");
    }

    [Fact]
    public async Task Near_a_service_are_those_around_it_and_the_points_to_the_next_place()
    {
        await using var server = await TestServer.StartAsync([.. Enumerable.Range(1, 9).Select(i => Sample.Service($"s{i}"))]);
        await PastAsync(server, [.. Enumerable.Range(1, 8).Select(i => ($"s{i}", 100 - (10m * i)))]);
        await server.SeenAsync(s => s.Company.Rated == 8);

        var page = await server.PageAsync("/?near=s5");

        page.Texts(".ladder a").Should().Equal("s2", "s3", "s4", "s5", "s6", "s7", "s8");
        page.Texts(".ladder [aria-current] a").Should().Equal("s5");
        page.Text("#neighbours p").Should().StartWith("Place 5 of 8 rated services. 10.0 points more reach place 4.");
        (await server.PageAsync("/?near=s1")).Text("#neighbours p").Should().Contain("Nobody stands higher");
        (await server.PageAsync("/?near=s9")).Text("#neighbours").Should().Contain("no place yet").And.Contain("first grade");
        (await server.PageAsync("/?near=s55")).Text(".note").Should().Contain("There is no service “s55”").And.Contain("s5");
        (await server.PageAsync("/services/s8")).Texts("#neighbours .ladder a").Should().Equal("s5", "s6", "s7", "s8");
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
        Links(await server.PageAsync("/?by=system")).Should().Equal(("web shop", "/systems/web%20shop"));
        Links(await server.PageAsync("/?by=tier")).Should().Equal(("Tier 2", "/?tier=2"));
        (await server.PageAsync("/?by=team")).Text("nav [aria-current]").Should().Be("Teams");
    }

    [Fact]
    public async Task Before_the_first_snapshot_it_says_that_the_server_starts()
    {
        await using var server = await TestServer.StartAsync(projects: false);

        (await server.PageAsync("/")).Text(".empty").Should().StartWith("The server is starting");
    }

    /// <summary>Saves that services had these scores 40 days ago.</summary>
    private static async Task PastAsync(TestServer server, params (string Service, decimal Score)[] scores)
    {
        foreach (var (service, score) in scores)
        {
            var revision = (await server.Store.FindStateAsync(service, default))!.Revision;
            var past = Sample.Evaluation(service, score, id: $"past-{service}", at: DateTimeOffset.UtcNow.AddDays(-40));
            (await server.Store.SaveEvaluationAsync(new EvaluationSave(past, revision, new Dictionary<string, string>(), Append: true, DateTimeOffset.MaxValue), default)).Should().NotBeNull();
        }
    }

    private static IEnumerable<(string, string?)> Links(IDocument page) =>
        page.QuerySelectorAll($"{Rows} th a").Select(a => (a.Text(), a.GetAttribute("href")));
}
