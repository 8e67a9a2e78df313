using Scorecards.TestSupport;
using Scorecards.TestSupport.Large;

namespace Scorecards.Functional;

/// <summary>A company with many services and a past. That it is as it claims to be is what measurements on it stand on.</summary>
public sealed class LargeCompanyTests
{
    [Fact]
    public async Task A_server_on_it_finds_nothing_to_do_and_shows_who_improved()
    {
        using var company = await LargeCompany.WriteAsync(200);

        await using var server = await company.StartAsync();

        await server.EventuallyAsync(_ => Task.FromResult(server.Output.Contains("200 services, 0 new, 0 changed, 0 retired, 0 problems", StringComparison.Ordinal) ? server : null), "the catalog");
        var board = (await server.EventuallyAsync(http => http.JsonAsync("/api/v1/leaderboard?order=improved&limit=200"), "the board")).RootElement.GetProperty("items").EnumerateArray().ToList();
        board.Should().HaveCount(200);
        board[0].GetProperty("change30d").GetDecimal().Should().BePositive();
        board.Select(item => item.GetProperty("grade").GetString()).Distinct().Should().HaveCountGreaterThan(5).And.Contain("U");
        board.Should().Contain(item => item.GetProperty("stale").GetBoolean());
        board.Should().Contain(item => item.GetProperty("exemptShare").GetDecimal() > 0);
        board.Select(item => item.GetProperty("service").GetProperty("title").GetString()).Should().Contain([LargeCatalog.TitleOf(7), LargeCatalog.TitleOf(11), LargeCatalog.TitleOf(13)]);
    }
}
