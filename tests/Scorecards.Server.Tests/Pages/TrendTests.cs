using AngleSharp.Dom;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class TrendTests
{
    [Fact]
    public async Task Pages_of_a_service_a_team_a_check_and_the_company_show_how_they_came_there()
    {
        await using var server = await TestServer.StartAsync();
        var begin = await FallAsync(server);

        var day = begin.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var path in new[] { "/", "/teams/payments" })
            (await server.PageAsync(path)).Text(".trend figcaption").Should().StartWith("40.0 now; ").And.Contain($"highest 90.0 on {day}.", path);
        var service = await server.PageAsync("/services/a");
        service.Text(".trend figcaption").Should().StartWith("40.0 now; 5 days ago 90.0.");
        service.QuerySelectorAll(".trend svg").Should().OnlyContain(svg => svg.GetAttribute("aria-hidden") == "true", "the words stand beside it");
        (await server.PageAsync("/checks/has-an-owner")).Text(".trend figcaption").Should().StartWith("0% now; ");
        server.StoreIsAway = true;
        (await server.PageAsync("/services/a")).QuerySelectorAll(".trend").Should().BeEmpty();
        (await server.PageAsync("/")).QuerySelectorAll(".trend").Should().ContainSingle("finished days are kept");
    }

    [Theory]
    [InlineData("team")]
    [InlineData("system")]
    [InlineData("tier")]
    public async Task Boards_of_groups_show_their_last_days_and_for_how_long_they_have_their_grade(string by)
    {
        await using var server = await TestServer.StartAsync();
        await FallAsync(server);
        await server.PageAsync("/");

        var row = (await server.PageAsync($"/?by={by}")).QuerySelector("#board tbody tr")!;

        row.QuerySelector(".spark + .unseen")!.TextContent.Should().Be("90.0 to 40.0");
        row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).Should().Contain("3 days");
    }

    /// <summary>Saves that a service fell from 90 to 40, three days ago.</summary>
    private static async Task<DateTimeOffset> FallAsync(TestServer server)
    {
        var begin = new DateTimeOffset(DateTimeOffset.UtcNow.Date.AddDays(-5), TimeSpan.Zero).AddHours(12);
        var service = Sample.Service("a", "payments", system: "shop");
        await server.Store.SyncServicesAsync([service], _ => begin, begin, default);
        foreach (var (revision, score) in new[] { 90m, 40m }.Index())
        {
            var outcomes = new[] { Sample.Outcome("has-an-owner", score > 50 ? Core.Definitions.OutcomeKind.Pass : Core.Definitions.OutcomeKind.Fail) };
            var evaluation = Sample.Evaluation("a", score, outcomes: outcomes, id: $"{revision}", at: begin.AddDays(2 * revision));
            await server.Store.SaveEvaluationAsync(new(evaluation, revision, new Dictionary<string, string>(), true, begin), default);
        }

        await server.UseAsync([service]);
        return begin;
    }
}
