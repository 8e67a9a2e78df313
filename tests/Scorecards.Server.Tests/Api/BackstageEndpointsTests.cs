using System.Net;
using System.Text.Json;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

/// <summary>The form is that of <c>EntityScore</c> in Backstage's score-card plugin.</summary>
public sealed class BackstageEndpointsTests
{
    [Fact]
    public async Task A_service_has_an_area_for_each_scorecard_with_its_checks_and_what_to_do()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", """{"ok": false, "share": 0.5, "millis": 90}""");

        var score = (await server.GetAsync("/api/v1/backstage/scorecards/cart.json")).Json;

        score.GetProperty("entityRef").GetRawText().Should().Be("""{"kind":"component","namespace":"default","name":"cart"}""");
        score.GetProperty("generatedDateTimeUtc").GetDateTime().Should().BeCloseTo(DateTime.UtcNow, TimeSpan.FromMinutes(1));
        (score.GetProperty("scorePercent").GetInt32(), score.GetProperty("scoreLabel").GetString(), score.GetProperty("scoreSuccess").GetString())
            .Should().Be((66, "D", "almost-failure"));
        var area = score.GetProperty("areaScores").EnumerateArray().Should().ContainSingle().Subject;
        (area.GetProperty("id").GetInt32(), area.GetProperty("title").GetString(), area.GetProperty("scorePercent").GetInt32()).Should().Be((1, "Readiness", 66));
        var entries = area.GetProperty("scoreEntries").EnumerateArray().ToDictionary(e => e.GetProperty("title").GetString()!);
        entries.Should().HaveCount(3);
        var quick = entries["Answers <quickly> & well"];
        (Text(quick, "scoreSuccess"), Text(quick, "scoreLabel"), Text(quick, "scoreHints")).Should().Be(("partial", "50 %", "Measure first."));
        quick.GetProperty("details").GetString().Should().Contain("took 90 ms").And.Contain("People leave when they wait.");
        quick.GetProperty("isOptional").GetBoolean().Should().BeFalse();
        var tier = entries["is-tier-one-ready"];
        (Text(tier, "scoreSuccess"), Text(tier, "scoreLabel"), tier.GetProperty("isOptional").GetBoolean(), tier.TryGetProperty("scorePercent", out _))
            .Should().Be(("unknown", "does not apply", true, false));
    }

    [Fact]
    public async Task The_path_that_the_plugin_makes_of_an_entity_leads_to_the_same()
    {
        var elsewhere = Sample.Service("shop:cart") with { Name = "cart", Namespace = "shop" };
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), elsewhere]);

        (await server.GetAsync("/api/v1/backstage/scorecards/default/component/cart.json")).Body
            .Should().Be((await server.GetAsync("/api/v1/backstage/scorecards/cart.json")).Body);
        (await server.GetAsync("/api/v1/backstage/scorecards/shop/component/cart.json"))["entityRef"].GetProperty("namespace").GetString().Should().Be("shop");
    }

    [Fact]
    public async Task All_services_are_listed_without_their_checks_and_unrated_ones_have_no_percent()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("new")]);
        await server.EvaluateAsync("cart", """{"ok": true, "share": 1, "millis": 3}""");

        var all = JsonDocument.Parse((await server.GetAsync("/api/v1/backstage/scorecards/all.json")).Body).RootElement.EnumerateArray().ToList();

        all.Select(s => s.GetProperty("entityRef").GetProperty("name").GetString()).Should().Equal("cart", "new");
        all[0].GetProperty("areaScores")[0].GetProperty("scoreEntries").GetArrayLength().Should().Be(0);
        (Text(all[1], "scoreLabel"), Text(all[1], "scoreSuccess"), all[1].TryGetProperty("scorePercent", out _)).Should().Be(("U", "unknown", false));
    }

    [Fact]
    public async Task A_service_nobody_knows_is_404_which_the_plugin_takes_for_no_score()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);

        var answer = await server.GetAsync("/api/v1/backstage/scorecards/carts.json");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer["nearest"][0].GetString().Should().Be("cart");
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
