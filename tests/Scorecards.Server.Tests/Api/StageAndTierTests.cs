using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

/// <summary>Weights by tier and checks that do not count yet, as API and pages show them.</summary>
public sealed class StageAndTierTests
{
    private static readonly string _definitions = TestDefinitions.Text
        .Replace("{ check: answers-quickly, weight: 6 }", "{ check: answers-quickly, weight: { tier1: 27, default: 6 } }", StringComparison.Ordinal)
        .Replace("metadata: { name: is-tier-one-ready }\nspec:\n  appliesTo: service.tier == 1\n  pass: \"true\"", "metadata: { name: is-tier-one-ready }\nspec:\n  stage: preview\n  pass: \"false\"", StringComparison.Ordinal);

    [Fact]
    public async Task A_service_is_shown_the_weights_of_its_tier_and_the_grade_it_would_have()
    {
        await using var server = await ServerAsync();

        var one = await server.GetAsync("/api/v1/services/checkout");
        var three = await server.GetAsync("/api/v1/services/cart");

        one["score"].GetDecimal().Should().Be(10.0m);
        three["score"].GetDecimal().Should().Be(33.3m);
        one["evaluation"].GetProperty("outcomes").EnumerateArray().Select(o => (o.GetProperty("check").GetString(), o.GetProperty("weight").GetInt32(), o.GetProperty("enforced").GetBoolean()))
            .Should().Equal(("answers-quickly", 27, true), ("has-an-owner", 3, true), ("is-tier-one-ready", 1, false));
        (one["grade"].GetString(), one["wouldBeGrade"].GetString()).Should().Be(("F", "F"));
        three["evaluation"].GetProperty("scorecards")[0].GetProperty("wouldBeScore").GetDecimal().Should().Be(30.0m);
    }

    [Fact]
    public async Task The_page_tells_what_would_be()
    {
        await using var server = await ServerAsync();

        (await server.GetAsync("/services/cart")).Body.Should().Contain("It would be an F with 30.0 points if all counted that does not yet");
    }

    [Fact]
    public async Task Checks_and_scorecards_tell_their_weights_by_tier()
    {
        await using var server = await ServerAsync();

        var card = (await server.GetAsync("/api/v1/scorecards"))["items"][0].GetProperty("checks");
        card[0].GetProperty("weight").GetInt32().Should().Be(6);
        card[0].GetProperty("weightByTier").GetProperty("1").GetInt32().Should().Be(27);
        card[1].TryGetProperty("weightByTier", out _).Should().BeFalse();
        (await server.GetAsync("/api/v1/checks/answers-quickly"))["scorecards"][0].GetProperty("weightByTier").GetProperty("1").GetInt32().Should().Be(27);
        (await server.GetAsync("/checks/answers-quickly")).Body.Should().Contain("weight 6 (tier 1: 27)");
        (await server.GetAsync("/definitions")).Body.Should().Contain("6 (tier 1: 27)");
    }

    [Fact]
    public async Task What_would_be_if_is_for_the_tier()
    {
        await using var server = await ServerAsync();

        var answer = await server.SendAsync(HttpMethod.Post, "/api/v1/what-if", body: """{ "service": "checkout", "outcomes": [{ "check": "has-an-owner", "outcome": "fail" }] }""");

        answer["scorecards"][0].GetProperty("now").GetProperty("score").GetDecimal().Should().Be(10.0m);
        answer["scorecards"][0].GetProperty("then").GetProperty("score").GetDecimal().Should().Be(0);
    }

    private static async Task<TestServer> ServerAsync()
    {
        var server = await TestServer.StartAsync([]);
        await server.UseAsync([Sample.Service("checkout") with { Tier = 1 }, Sample.Service("cart") with { Tier = 3 }], TestDefinitions.Load(_definitions));
        await server.EvaluateAsync("checkout", """{ "ok": false, "share": 0, "millis": 900 }""");
        await server.EvaluateAsync("cart", """{ "ok": false, "share": 0, "millis": 900 }""");
        return server;
    }
}
