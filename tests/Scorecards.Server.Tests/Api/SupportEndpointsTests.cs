using System.Net;
using System.Text.Json;
using Scorecards.Server.Tests.Hosting;
using static Scorecards.Server.Tests.Hosting.SupportDefinitions;

namespace Scorecards.Server.Tests.Api;

public sealed class SupportEndpointsTests
{
    private const string Path = "/api/v1/support/cart";

    [Fact]
    public async Task The_answer_has_the_level_why_and_whom_to_call()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("cart", Good);

        var answer = await server.GetAsync(Path);

        (answer["service"].GetString(), answer["eligible"].GetBoolean(), answer["level"].GetString(), answer["title"].GetString()).Should().Be(("cart", true, "full", "Full"));
        (answer["contact"].GetString(), answer["hours"].GetString()).Should().Be(("page sre", "around the clock"));
        (answer["grace"].ValueKind, answer["appeal"].ValueKind).Should().Be((JsonValueKind.Null, JsonValueKind.Null));
        answer["reasons"].GetRawText().Should().Be("""[{"code":"grade","message":"cart is graded A+."},{"code":"tier","message":"cart is of tier 2."}]""");
        answer["help"].GetRawText().Should().Be("""{"contact":"#help","link":"https://example.com/help","cheapestPath":null}""");
        answer["since"].GetDateTimeOffset().Should().Be((await server.Store.FindStateAsync("cart", default))!.Latest!.At);
        answer["validUntil"].GetDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow.AddHours(1), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Whoever_falls_out_keeps_the_support_for_the_grace_and_is_told_the_way_back()
    {
        await using var server = await StartAsync();
        await server.FallAsync();

        var answer = await server.GetAsync(Path);

        (answer["eligible"].GetBoolean(), answer["level"].GetString()).Should().Be((true, "full"));
        answer["grace"].GetProperty("until").GetDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow.AddDays(14), TimeSpan.FromMinutes(5));
        Codes(answer).Should().Be("grade grace");
        var path = answer["help"].GetProperty("cheapestPath");
        path.GetProperty("steps")[0].GetProperty("check").GetString().Should().Be("answers-quickly");
        path.GetProperty("unlocks").GetRawText().Should().Be("""["SRE support: Advice","SRE support: Full, around the clock"]""");
        var service = await server.GetAsync("/api/v1/services/cart/next-grade");
        service["plans"].GetRawText().Should().Contain("SRE support: Full, around the clock");
    }

    [Fact]
    public async Task One_bad_run_costs_nobody_the_support()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("cart", Good);
        await server.EvaluateAsync("cart", Poor);

        var answer = await server.GetAsync(Path);

        (answer["level"].GetString(), answer["grace"].ValueKind).Should().Be(("full", JsonValueKind.Null));
        answer["reasons"][0].GetProperty("message").GetString().Should().Be("cart is graded F, and counts as A+ until another run confirms the drop.");
    }

    [Fact]
    public async Task A_service_that_was_never_eligible_has_no_support_from_the_first_run_on()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("cart", Poor);

        var answer = await server.GetAsync(Path);

        (answer["eligible"].GetBoolean(), answer["level"].GetString(), answer["contact"].ValueKind).Should().Be((false, "none", JsonValueKind.Null));
        Codes(answer).Should().Be("grade");
        answer["help"].GetProperty("cheapestPath").GetProperty("steps").GetArrayLength().Should().BePositive();
    }

    [Fact]
    public async Task Where_nothing_can_be_said_the_answer_says_so()
    {
        await using var server = await StartAsync();

        Codes(await server.GetAsync(Path)).Should().Be("not-evaluated");
        await using var bare = await TestServer.StartAsync([Sample.Service("cart")]);
        var answer = await bare.GetAsync(Path);
        (answer["eligible"].GetBoolean(), answer["level"].ValueKind, answer["since"].ValueKind).Should().Be((false, JsonValueKind.Null, JsonValueKind.Null));
        Codes(answer).Should().Be("no-policy");
        var unknown = await server.GetAsync("/api/v1/support/crat");
        (unknown.Status, unknown["nearest"].GetRawText()).Should().Be((HttpStatusCode.NotFound, "[\"cart\"]"));
        (await server.GetAsync("/api/v1/support?eligible=perhaps")).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_told_leaves_what_was_said_before()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("cart", Good);
        var broken = Policy.Replace("- { families: [F], level: none }", "- { appliesTo: \"service.annotations['no'] == 'x'\", level: none }", StringComparison.Ordinal);
        await server.UseAsync([Sample.Service("cart", tier: 2), Sample.Service("search", "find")], Load(broken));
        await server.EvaluateAsync("cart", Good);

        var answer = await server.GetAsync(Path);

        (answer["eligible"].GetBoolean(), answer["level"].GetString(), Codes(answer)).Should().Be((true, "full", "rule-failed"));
    }

    [Fact]
    public async Task The_list_is_filtered_by_eligibility_and_team_and_comes_in_parts()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("cart", Good);
        await server.EvaluateAsync("search", Poor);

        (await server.GetAsync("/api/v1/support?eligible=true")).Items("service").Should().Equal("cart");
        (await server.GetAsync("/api/v1/support?eligible=false")).Items("service").Should().Equal("search");
        (await server.GetAsync("/api/v1/support?team=FIND")).Items("level").Should().Equal("none");
        var first = await server.GetAsync("/api/v1/support?limit=1");
        (first["total"].GetInt32(), first.Items("grade").Single()).Should().Be((2, "A+"));
        (await server.GetAsync($"/api/v1/support?limit=1&cursor={first["next"].GetString()}")).Items("service").Should().Equal("search");
    }

    [Fact]
    public async Task History_has_a_span_for_each_time_the_support_was_another()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("cart", Poor);
        await server.EvaluateAsync("cart", Good);
        await server.EvaluateAsync("cart", Good);
        await server.EvaluateAsync("cart", Poor);
        await server.EvaluateAsync("cart", Poor);

        var answer = await server.GetAsync($"{Path}/history?days=2");

        answer["truncated"].GetBoolean().Should().BeFalse();
        answer["spans"].EnumerateArray().Select(s => $"{s.GetProperty("level")} {s.GetProperty("title")} {s.GetProperty("eligible")} {s.GetProperty("basis")}")
            .Should().Equal("none None False rules", "full Full True rules", "full Full True grace");
        answer["spans"][1].GetProperty("until").GetDateTimeOffset().Should().Be(answer["spans"][2].GetProperty("from").GetDateTimeOffset());
        answer["spans"][2].GetProperty("until").ValueKind.Should().Be(JsonValueKind.Null);
        (await server.GetAsync("/api/v1/support/crat/history")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_is_answered_while_the_store_is_away()
    {
        await using var server = await StartAsync();
        await server.FallAsync();
        server.StoreIsAway = true;

        (await server.GetAsync(Path))["eligible"].GetBoolean().Should().BeTrue();
        (await server.GetAsync("/api/v1/support"))["total"].GetInt32().Should().Be(2);
        (await server.GetAsync($"{Path}/history")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    private static string Codes(Answer answer) => string.Join(' ', answer["reasons"].EnumerateArray().Select(r => r.GetProperty("code").GetString()));
}
