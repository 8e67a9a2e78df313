using System.Text.Json;
using AngleSharp.Dom;
using Scorecards.Server.Tests.FairPlay;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class CheckPageTests
{
    private const string Path = "/checks/answers-quickly";
    private const string Good = """{ "ok": true, "share": 0, "millis": 1 }""";
    private const string Poor = """{ "ok": false, "share": 0, "millis": 9 }""";

    [Fact]
    public async Task Who_does_not_pass_is_listed_by_tier_in_pages()
    {
        await using var server = await TestServer.StartAsync([.. Enumerable.Range(1, 51).Select(i => Sample.Service($"s{i:00}", tier: i == 51 ? 1 : 3))]);
        foreach (var i in Enumerable.Range(1, 51))
        {
            await server.EvaluateAsync($"s{i:00}", Poor);
        }

        var (first, second) = (await server.PageAsync(Path), await server.PageAsync($"{Path}?page=2"));

        first.Text("#failing-title").Should().Be("Who does not pass 51");
        first.Text("#failing p.count").Should().Be("tier 1: 1 · tier 3: 50, the most critical first");
        first.Texts("#failing tbody th a").Should().HaveCount(50).And.StartWith(["s51", "s01"]);
        first.QuerySelector(".pager a")!.GetAttribute("href").Should().Be($"{Path}?page=2#failing");
        second.Texts("#failing tbody th a").Should().Equal("s50");
        foreach (var odd in new[] { "0", "99", "-1", "x" })
        {
            (await server.PageAsync($"{Path}?page={odd}")).QuerySelectorAll("#failing tbody th a").Should().NotBeEmpty(odd);
        }
    }

    [Fact]
    public async Task Services_that_flap_are_named_with_how_often()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("search")]);
        await FairPlayServiceTests.GoBackAndForthAsync(server, "cart");
        await server.EvaluateAsync("cart", Poor);
        await server.EvaluateAsync("search", Poor);

        var flapping = (await server.PageAsync(Path)).QuerySelector("#flapping")!;

        flapping.Texts("tbody th").Should().Equal("cart");
        flapping.Texts("tbody .number").Should().Equal("3", "3");
        (await server.PageAsync("/checks/has-an-owner")).Text("#flapping").Should().Contain("Of no service");
    }

    [Fact]
    public async Task It_says_about_how_many_services_its_source_gave_no_answer_and_how_the_source_is()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("search")]);
        await server.EvaluateAsync("cart", Good);
        await server.EvaluateAsync("search");

        var page = await server.PageAsync(Path);

        page.Text("#sources p").Should().StartWith("For 50% of the services, 1 of 2, its sources gave no answer");
        page.Texts("#sources tbody th").Should().Equal("probe");
        page.Texts("#sources tbody .number").Should().Equal("1 of 2");
        (await server.PageAsync("/checks/has-an-owner")).QuerySelector("#sources").Should().BeNull("it asks none");
    }

    [Fact]
    public async Task Its_stage_is_shown_with_since_when_by_the_definitions_that_were_kept()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        var now = DateTimeOffset.UtcNow;
        var preview = TestDefinitions.Text.Replace("severity: high", "severity: high\n  stage: preview", StringComparison.Ordinal);
        foreach (var (text, days) in new[] { (preview, 9), (TestDefinitions.Text, 4), (TestDefinitions.Text + "\n", 2) })
        {
            var set = TestDefinitions.Load(text);
            await server.Store.SaveDefinitionsAsync(set.Digest, JsonSerializer.Serialize(set.Documents), now.AddDays(-days), default);
        }

        (await server.PageAsync(Path)).Text("#stage").Should().NotContain("since", "what is not sealed is not told");
        await server.Store.SealAsync(10, default);
        var stage = (await server.PageAsync(Path)).QuerySelector("#stage")!;

        stage.Text("[aria-current]").Should().Be("enforced");
        stage.Text().Should().Contain("It counts for every service").And.Contain("since " + now.AddDays(-4).UtcDateTime.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture))
            .And.Contain("before, it was preview");
        (await server.PageAsync("/checks/has-an-owner")).Text("#stage").Should().Contain("at least since");
        (await server.PageAsync("/checks/nobody-sees-this-yet")).Text("#stage").Should().Contain("only its owner sees").And.Contain("no date is set");
    }

    [Fact]
    public async Task While_the_store_is_away_the_page_shows_what_the_snapshot_has()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", Poor);
        server.StoreIsAway = true;

        var page = await server.PageAsync(Path);

        page.Texts("#failing tbody th a").Should().Equal("cart");
        page.QuerySelector("#flapping").Should().BeNull();
    }
}
