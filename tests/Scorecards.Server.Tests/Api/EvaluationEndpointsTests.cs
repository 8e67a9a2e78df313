using System.Globalization;
using System.Net;
using System.Text.Json;
using Scorecards.Core.Access;
using Scorecards.Core.Runtime;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class EvaluationEndpointsTests
{
    private const string Path = "/api/v1/services/checkout/evaluations";

    [Theory]
    [InlineData(AccessRoles.Reporter)]
    [InlineData(AccessRoles.Approver)]
    [InlineData(AccessRoles.Admin)]
    public async Task Any_role_may_ask_for_an_evaluation_and_gets_it_when_it_waits(string role)
    {
        await using var server = await ServerAsync();

        var answer = await server.SendAsync(HttpMethod.Post, $"{Path}?wait=10s", await server.TokenAsync(role));

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer["grade"].GetString().Should().Be("A+");
        answer["service"].GetProperty("id").GetString().Should().Be("checkout");
    }

    [Fact]
    public async Task Whoever_waited_for_an_evaluation_sees_it_in_every_reading_after()
    {
        await using var server = await ServerAsync();
        var token = await server.TokenAsync();
        for (var i = 0; i < 5; i++)
        {
            var share = (i * 0.1m).ToString(CultureInfo.InvariantCulture);
            server.Probe.Say("checkout", $$"""{ "ok": false, "share": {{share}}, "millis": 1 }""");

            var evaluation = await server.SendAsync(HttpMethod.Post, $"{Path}?wait=10s", token);

            (await server.GetAsync("/api/v1/leaderboard")).Items("score").Should().Equal(evaluation["score"].GetRawText());
        }
    }

    [Fact]
    public async Task Without_waiting_it_is_202_with_the_place_where_the_evaluation_will_be_and_the_store_remembers_it()
    {
        await using var server = await ServerAsync();
        await server.EvaluateAsync("checkout");
        (await server.Store.FindStateAsync("checkout", default))!.DueAt.Should().BeAfter(DateTimeOffset.UtcNow);

        var answer = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync());

        answer.Status.Should().Be(HttpStatusCode.Accepted);
        (await server.GetAsync(answer.Header("Location"))).Items("grade").Should().Equal("A+");
        (await server.Store.FindStateAsync("checkout", default))!.DueAt.Should().BeOnOrBefore(DateTimeOffset.UtcNow, "any node makes it, should this one die");
    }

    [Fact]
    public async Task An_evaluation_that_the_store_cannot_remember_is_not_promised()
    {
        await using var server = await ServerAsync();
        var token = await server.TokenAsync();
        ((BreakableStore)(object)server.Store).FailOn(nameof(IServiceStore.MakeDueAsync));

        var answer = await server.SendAsync(HttpMethod.Post, Path, token);

        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task An_evaluation_that_takes_longer_than_the_wait_is_202_and_goes_on()
    {
        await using var server = await ServerAsync();
        server.Probe.Hold();

        var answer = await server.SendAsync(HttpMethod.Post, $"{Path}?wait=50ms", await server.TokenAsync());
        server.Probe.Release();
        await server.SeenAsync(s => s.All["checkout"].Latest is not null);

        answer.Status.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task An_evaluation_without_a_token_is_401_and_does_not_run()
    {
        await using var server = await ServerAsync();

        var answer = await server.SendAsync(HttpMethod.Post, Path);

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        server.Probe.Asked.Should().Be(0);
    }

    [Fact]
    public async Task An_unknown_or_retired_service_is_not_evaluated()
    {
        await using var server = await ServerAsync();
        var token = await server.TokenAsync();
        (await server.SendAsync(HttpMethod.Post, "/api/v1/services/chekcout/evaluations", token))["nearest"][0].GetString().Should().Be("checkout");
        await server.UseAsync([Sample.Service("other")]);

        (await server.SendAsync(HttpMethod.Post, Path, token)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task History_is_newest_first_in_parts_with_a_total()
    {
        await using var server = await ServerAsync();
        decimal[] shares = [0.1m, 0.2m, 0.3m, 0.4m, 0.5m];
        foreach (var share in shares)
        {
            await server.EvaluateAsync("checkout", JsonSerializer.Serialize(new { ok = false, share, millis = 1 }));
        }

        var first = await server.GetAsync($"{Path}?limit=2");
        await server.EvaluateAsync("checkout", """{ "ok": false, "share": 0.9, "millis": 1 }""");
        var second = await server.GetAsync($"{Path}?limit=2&cursor={first["next"].GetString()}");
        var third = await server.GetAsync($"{Path}?limit=2&cursor={second["next"].GetString()}");

        first["total"].GetInt32().Should().Be(5);
        first.Items("outcomes").Concat(second.Items("outcomes")).Concat(third.Items("outcomes"))
            .Select(o => JsonDocument.Parse(o).RootElement[0].GetProperty("value").GetDecimal()).Should().Equal(0.5m, 0.4m, 0.3m, 0.2m, 0.1m);
        third["next"].ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_evaluation_with_the_same_result_confirms_the_last_one()
    {
        await using var server = await ServerAsync();
        await server.EvaluateAsync("checkout");
        var first = (await server.GetAsync(Path))["items"][0];

        await server.EvaluateAsync("checkout");
        var again = await server.GetAsync(Path);

        again["total"].GetInt32().Should().Be(1);
        again["items"][0].GetProperty("evaluatedAt").GetRawText().Should().Be(first.GetProperty("evaluatedAt").GetRawText());
        again["items"][0].GetProperty("confirmedUntil").GetDateTimeOffset().Should().BeAfter(first.GetProperty("confirmedUntil").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_source_in_trouble_holds_the_outcome_and_says_so()
    {
        await using var server = await ServerAsync();
        await server.EvaluateAsync("checkout");
        server.Probe.Fail("checkout");
        await server.EvaluateAsync("checkout");

        var answer = await server.GetAsync("/api/v1/services/checkout");

        answer["grade"].GetString().Should().Be("A+");
        answer["stale"].GetBoolean().Should().BeTrue();
        var outcome = answer["evaluation"].GetProperty("outcomes").EnumerateArray().Single(o => o.GetProperty("check").GetString() == "answers-quickly");
        outcome.GetProperty("outcome").GetString().Should().Be("pass");
        outcome.GetProperty("stale").GetBoolean().Should().BeTrue();
        outcome.GetProperty("unknownCause").GetString().Should().Be("source");
    }

    private static async Task<TestServer> ServerAsync()
    {
        var server = await TestServer.StartAsync([Sample.Service("checkout")]);
        server.Probe.Say("checkout", """{ "ok": true, "share": 0, "millis": 1 }""");
        return server;
    }
}
