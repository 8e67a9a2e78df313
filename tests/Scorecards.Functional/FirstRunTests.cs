using System.Net;
using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional;

/// <summary>What someone sees who has just cloned the project.</summary>
public sealed class FirstRunTests
{
    [Fact]
    public async Task A_fresh_clone_shows_this_repository_as_a_graded_service()
    {
        using var data = new TempFolder();
        await using var server = await ServerProcess.StartAsync(BuiltProgram.Root, "--data", data.Path);

        var item = await server.EventuallyAsync(LeaderboardItemAsync, "the leaderboard shows a grade");

        item.RootElement.GetProperty("service").GetProperty("id").GetString().Should().Be("scorecards");
        item.RootElement.GetProperty("grade").GetString().Should().MatchRegex("^[A-DF][+-]?$");
        item.RootElement.GetProperty("coverage").GetDecimal().Should().BeGreaterThanOrEqualTo(80);

        var page = System.Net.WebUtility.HtmlDecode(await server.Client.GetStringAsync("/"));
        page.Should().Contain("scorecards").And.Contain(item.RootElement.GetProperty("grade").GetString());
    }

    [Fact]
    public async Task At_least_fifteen_checks_know_an_outcome_without_prometheus()
    {
        using var data = new TempFolder();
        await using var server = await ServerProcess.StartAsync(BuiltProgram.Root, "--data", data.Path);
        await server.EventuallyAsync(LeaderboardItemAsync, "the leaderboard shows a grade");

        using var evaluation = JsonDocument.Parse(await (await server.Client.PostAsync("/api/v1/services/scorecards/evaluations?wait=30s", null)).Content.ReadAsStringAsync());

        evaluation.RootElement.GetProperty("outcomes").EnumerateArray()
            .Count(o => o.GetProperty("outcome").GetString() is "pass" or "fail" or "partial")
            .Should().BeGreaterThanOrEqualTo(15);
    }

    [Fact]
    public async Task The_demo_has_every_family_of_grades_and_ninety_days_of_history()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path, "--demo");

        var board = await server.EventuallyAsync(async client =>
        {
            var answer = await client.GetAsync("/api/v1/leaderboard?limit=500");
            var found = answer.StatusCode == HttpStatusCode.OK ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()) : null;
            return found?.RootElement.GetProperty("items").EnumerateArray().Count(i => i.GetProperty("grade").ValueKind == JsonValueKind.String) == 60 ? found : null;
        }, "60 graded services");

        var items = board.RootElement.GetProperty("items").EnumerateArray().ToList();
        items.Select(i => i.GetProperty("grade").GetString()!).Should()
            .Contain(["A+", "A-", "U"]).And.Contain(g => g[0] == 'B').And.Contain(g => g[0] == 'C').And.Contain(g => g[0] == 'D').And.Contain("F");
        items.Select(i => i.GetProperty("service").GetProperty("team").GetString()).Distinct().Should().HaveCount(8);
        items.Count(i => i.TryGetProperty("change30d", out var change) && change.ValueKind == JsonValueKind.Number && change.GetDecimal() != 0)
            .Should().BeGreaterThan(20, "the company has a history");
        (await server.Client.GetStringAsync("/")).Should().Contain("make-believe");
    }

    private static async Task<JsonDocument?> LeaderboardItemAsync(HttpClient client)
    {
        var answer = await client.GetAsync("/api/v1/leaderboard");
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return null;
        }

        using var board = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var item = board.RootElement.GetProperty("items").EnumerateArray().FirstOrDefault();
        return item.ValueKind == JsonValueKind.Object && item.GetProperty("grade").GetString() is not (null or "U")
            ? JsonDocument.Parse(item.GetRawText())
            : null;
    }
}
