using System.Globalization;
using System.Net;
using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class LeaderboardEndpointsTests
{
    [Fact]
    public async Task An_item_has_every_field_that_the_design_names()
    {
        await using var server = await BoardAsync(("a", 1m));

        var item = (await server.GetAsync("/api/v1/leaderboard"))["items"][0];

        item.EnumerateObject().Select(p => p.Name).Should().Equal(
            "rank", "service", "grade", "uncappedGrade", "score", "scoreMin", "scoreMax", "coverage", "stale", "exemptShare", "evaluatedAt",
            "confirmedUntil", "change30d");
        item.GetProperty("service").EnumerateObject().Select(p => p.Name).Should().Equal("id", "title", "team", "tier", "type", "lifecycle");
    }

    [Fact]
    public async Task Services_are_ranked_by_score_with_ties_and_unrated_ones_last()
    {
        await using var server = await BoardAsync(("best", 1m), ("b", 0.5m), ("a", 0.5m), ("worst", 0m), ("unrated", null));

        var board = await server.GetAsync("/api/v1/leaderboard");

        board.Items("service", "id").Should().Equal("best", "a", "b", "worst", "unrated");
        board.Items("rank").Should().Equal("1", "2", "2", "4", "");
        board.Items("grade").Should().Equal("A+", "D", "D", "F", "U");
        board["total"].GetInt32().Should().Be(5);
    }

    [Fact]
    public async Task Teams_systems_and_tiers_have_boards_of_their_own()
    {
        await using var server = await TestServer.StartAsync();
        await server.UseAsync(
            [Sample.Service("a", "payments", tier: 2, system: "shop"), Sample.Service("b", "payments"), Sample.Service("c", null)],
            teams: [new Team("payments", "Payments & Co", null, null)]);
        await server.EvaluateAsync("a", Share(1));
        await server.EvaluateAsync("b", Share(0.5m));

        var teams = await server.GetAsync("/api/v1/leaderboard?by=team");
        teams["items"][0].GetProperty("team").GetRawText().Should().Be("""{"id":"payments","title":"Payments & Co"}""");
        teams["items"][0].GetProperty("serviceCount").GetInt32().Should().Be(2);
        teams["items"][0].GetProperty("score").GetDecimal().Should().Be(88.8m);
        teams["items"][0].TryGetProperty("service", out _).Should().BeFalse();
        (await server.GetAsync("/api/v1/leaderboard?by=system")).Items("system", "id").Should().Equal("shop");
        (await server.GetAsync("/api/v1/leaderboard?by=tier")).Items("tier").Should().Equal("2", "3");
    }

    [Fact]
    public async Task Filters_keep_the_rank_in_the_whole_company()
    {
        await using var server = await TestServer.StartAsync(
            [Sample.Service("a", "x"), Sample.Service("b", "y", tier: 2), Sample.Service("c", "y", title: "Paper Shop")]);
        await server.EvaluateAsync("a", Share(1));
        await server.EvaluateAsync("b", Share(0.8m));
        await server.EvaluateAsync("c", Share(0));

        var team = await server.GetAsync("/api/v1/leaderboard?team=Y");
        team.Items("service", "id").Should().Equal("b", "c");
        team.Items("rank").Should().Equal("2", "3");
        team["total"].GetInt32().Should().Be(2);
        (await server.GetAsync("/api/v1/leaderboard?team=x&team=y&tier=3")).Items("service", "id").Should().Equal("a", "c");
        (await server.GetAsync("/api/v1/leaderboard?grade=A%2B&grade=F")).Items("service", "id").Should().Equal("a", "c");
        (await server.GetAsync("/api/v1/leaderboard?grade=A+")).Items("service", "id").Should().Equal("a");
        (await server.GetAsync("/api/v1/leaderboard?q=paper")).Items("service", "id").Should().Equal("c");
        (await server.GetAsync("/api/v1/leaderboard?q=nothing")).Items("service", "id").Should().BeEmpty();
    }

    [Fact]
    public async Task A_cursor_goes_on_after_the_same_place_when_scores_change_between_two_parts()
    {
        await using var server = await BoardAsync(("a", 1m), ("b", 0.9m), ("c", 0.8m), ("d", 0.7m), ("e", null));
        var first = await server.GetAsync("/api/v1/leaderboard?limit=2");

        await server.EvaluateAsync("a", Share(0.95m));
        await server.EvaluateAsync("e", Share(1));
        var rest = await server.GetAsync($"/api/v1/leaderboard?limit=10&cursor={first["next"].GetString()}");

        first.Items("service", "id").Should().Equal("a", "b");
        rest.Items("service", "id").Should().Equal("c", "d");
    }

    [Fact]
    public async Task A_cursor_of_one_order_is_refused_by_another()
    {
        await using var server = await BoardAsync(("a", 1m), ("b", 0.9m));
        var first = await server.GetAsync("/api/v1/leaderboard?limit=1");

        var answer = await server.GetAsync($"/api/v1/leaderboard?order=improved&cursor={first["next"].GetString()}");

        answer["errors"].GetProperty("cursor").GetString().Should().Be("is not one that this list gave");
    }

    [Fact]
    public async Task Before_the_first_snapshot_there_is_no_board_but_503()
    {
        await using var server = await TestServer.StartAsync(projects: false);

        var answer = await server.GetAsync("/api/v1/leaderboard");

        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer["type"].GetString().Should().Be("urn:scorecards:starting");
        answer.Header("Retry-After").Should().Be("1");
    }

    [Fact]
    public async Task Names_with_markup_emoji_and_right_to_left_text_come_back_as_they_are()
    {
        const string Title = "<b>\"שלום\"</b> 🚀 & \u202Eevil";
        await using var server = await TestServer.StartAsync([Sample.Service("a", title: Title)]);

        var answer = await server.GetAsync("/api/v1/leaderboard");

        answer["items"][0].GetProperty("service").GetProperty("title").GetString().Should().Be(Title);
    }

    private static async Task<TestServer> BoardAsync(params (string Id, decimal? Share)[] services)
    {
        var server = await TestServer.StartAsync([.. services.Select(s => Sample.Service(s.Id))]);
        foreach (var (id, share) in services)
        {
            if (share is not null)
            {
                await server.EvaluateAsync(id, Share(share.Value));
            }
        }

        return server;
    }

    private static string Share(decimal share) =>
        JsonSerializer.Serialize(new { ok = share == 1, share = share.ToString(CultureInfo.InvariantCulture), millis = 1 });
}
