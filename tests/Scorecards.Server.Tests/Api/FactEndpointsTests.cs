using System.Globalization;
using System.Net;
using Scorecards.Core.Access;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class FactEndpointsTests
{
    private const string Path = "/api/v1/services/checkout/facts/drill";

    private const string Definitions = """
        apiVersion: scorecards.dev/v1
        kind: Source
        metadata: { name: pushed }
        spec:
          kind: pushed
          options:
            facts:
              drill: { ttl: 180d, value: { passed: bool, "minutes?": int } }
              anything: { value: any }
        ---
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: held-a-drill }
        spec:
          freshFor: 180d
          facts: { drill: { source: pushed, query: drill } }
          pass: facts.drill.passed
        ---
        apiVersion: scorecards.dev/v1
        kind: Scorecard
        metadata: { name: readiness }
        spec: { primary: true, checks: [{ check: held-a-drill, weight: 1 }] }
        """;

    [Fact]
    public async Task A_pushed_fact_changes_the_grade_which_is_in_the_answer_when_it_is_waited_for()
    {
        await using var server = await ServerAsync();
        var token = await server.TokenAsync(AccessRoles.Reporter, "drills");

        var good = await server.SendAsync(HttpMethod.Put, $"{Path}?wait=10s", token, """{"value":{"passed":true},"evidence":"https://wiki.example/7"}""");
        var bad = await server.SendAsync(HttpMethod.Put, $"{Path}?wait=10s", token, """{"value":{"passed":false}}""");

        good.Status.Should().Be(HttpStatusCode.OK, good.Body);
        good["evaluation"].GetProperty("grade").GetString().Should().Be("A+");
        good["by"].GetString().Should().Be("drills");
        good["ttl"].GetString().Should().Be("180d");
        bad["evaluation"].GetProperty("grade").GetString().Should().Be("F");
        (await server.GetAsync("/api/v1/leaderboard")).Items("grade").Should().Equal("F");
        (await server.Store.FindStateAsync("checkout", default))!.DueAt.Should().BeAfter(DateTimeOffset.UtcNow.AddSeconds(2), "nothing is left to do");
    }

    [Fact]
    public async Task Without_waiting_the_fact_is_stored_and_its_service_due()
    {
        await using var server = await ServerAsync();
        await server.EvaluateAsync("checkout");

        var answer = await server.SendAsync(HttpMethod.Put, Path, await server.TokenAsync(), """{"value":{"passed":true,"minutes":12},"ttl":"2h"}""");

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Json.TryGetProperty("evaluation", out _).Should().BeFalse();
        var state = await server.Store.FindStateAsync("checkout", default);
        state!.DueAt.Should().BeBefore(DateTimeOffset.UtcNow.AddSeconds(2));
        state.Declared.Facts.Should().ContainSingle().Which.Ttl.Should().Be(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Facts_are_listed_by_name_with_who_when_and_how_long()
    {
        await using var server = await ServerAsync();
        var token = await server.TokenAsync(name: "tool");
        await server.SendAsync(HttpMethod.Put, Path, token, """{"value":{"passed":true},"observedAt":"2026-01-02T03:04:05+01:00","ttl":"400d"}""");
        await server.SendAsync(HttpMethod.Put, Path.Replace("drill", "anything", StringComparison.Ordinal), token, """{"value":null}""");

        var list = await server.GetAsync("/api/v1/services/checkout/facts");

        list.Items("name").Should().Equal("anything", "drill");
        var drill = list["items"][1];
        drill.GetProperty("observedAt").GetDateTimeOffset().Should().Be(DateTimeOffset.Parse("2026-01-02T02:04:05Z", CultureInfo.InvariantCulture));
        drill.GetProperty("holdsUntil").GetDateTimeOffset().Should().Be(DateTimeOffset.Parse("2027-02-06T02:04:05Z", CultureInfo.InvariantCulture));
        drill.GetProperty("value").GetRawText().Should().Be("""{"passed":true}""");
        list["items"][0].GetProperty("value").GetRawText().Should().Be("null");
        (await server.GetAsync("/api/v1/services/checkout/facts?limit=1")).Items("name").Should().Equal("anything");
        (await server.GetAsync("/api/v1/services/chekout/facts")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"value":{"passed":"yes"}}""", 422, "value.passed must be true or false")]
    [InlineData("""{"value":{"pased":true}}""", 422, "no field 'pased' (did you mean 'passed'?)")]
    [InlineData("""{"value":[]}""", 422, "must be an object")]
    [InlineData("""{"value":null}""", 422, "must be an object")]
    [InlineData("""{}""", 400, "value must be there")]
    [InlineData("""{"value":{"passed":true},"observedAt":"2999-01-01T00:00:00Z"}""", 400, "later than now")]
    [InlineData("""{"value":{"passed":true},"observedAt":"1999-01-01T00:00:00Z"}""", 400, "hold no more")]
    [InlineData("""{"value":{"passed":true},"observedAt":"yesterday"}""", 400, "observedAt")]
    [InlineData("""{"value":{"passed":true},"ttl":"5s"}""", 400, "ttl must be a duration from 1m to 400d")]
    [InlineData("""{"value":{"passed":true},"ttl":"long"}""", 400, "ttl must be a duration")]
    [InlineData("""{"value":{"passed":true},"evidence":"javascript:alert(1)"}""", 400, "evidence must be a link")]
    [InlineData("""{"value":{"passed":true},"evidence":"https://me:secret@host/"}""", 400, "without user or password")]
    [InlineData("""{"value":{"passed":true},"by":"someone"}""", 400, "by")]
    [InlineData("""{"value":""", 400, "urn:scorecards:")]
    [InlineData("[]", 400, "urn:scorecards:")]
    [InlineData("null", 400, "urn:scorecards:")]
    public async Task What_cannot_be_taken_is_refused_with_what_to_change_and_nothing_is_stored(string body, int status, string words)
    {
        await using var server = await ServerAsync();

        var answer = await server.SendAsync(HttpMethod.Put, Path, await server.TokenAsync(), body);

        ((int)answer.Status).Should().Be(status, answer.Body);
        answer.Body.Should().Contain(words);
        answer.MediaType.Should().Be("application/problem+json");
        (await server.GetAsync("/api/v1/services/checkout/facts")).Items("name").Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_observed_earlier_than_what_is_there_is_refused()
    {
        await using var server = await ServerAsync();
        var token = await server.TokenAsync(name: "tool");
        var now = DateTimeOffset.UtcNow;
        await server.SendAsync(HttpMethod.Put, Path, token, Body(now, passed: true));

        var older = await server.SendAsync(HttpMethod.Put, Path, token, Body(now.AddSeconds(-1), passed: false));
        var again = await server.SendAsync(HttpMethod.Put, Path, token, Body(now, passed: true));

        older.Status.Should().Be(HttpStatusCode.Conflict);
        older.Body.Should().Contain("tool has pushed what was observed at");
        again.Status.Should().Be(HttpStatusCode.OK, "a push may be sent again");
        (await server.Store.FindStateAsync("checkout", default))!.Declared.Facts.Should().ContainSingle().Which.Value.Should().Contain("true");
    }

    [Fact]
    public async Task What_is_observed_now_counts_also_when_the_clock_of_another_node_is_ahead()
    {
        await using var server = await ServerAsync();
        var token = await server.TokenAsync();
        await server.SendAsync(HttpMethod.Put, Path, token, Body(DateTimeOffset.UtcNow.AddSeconds(30), passed: true));

        (await server.SendAsync(HttpMethod.Put, Path, token, """{"value":{"passed":false}}""")).Status.Should().Be(HttpStatusCode.OK);

        (await server.Store.FindStateAsync("checkout", default))!.Declared.Facts.Should().ContainSingle().Which.Value.Should().Contain("false");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var server = await ServerAsync();

        var answer = await server.SendAsync(
            HttpMethod.Put, Path.Replace("drill", "anything", StringComparison.Ordinal), await server.TokenAsync(), $$"""{"value":"{{new string('x', 70_000)}}"}""");

        answer.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("/api/v1/services/chekout/facts/drill", "checkout")]
    [InlineData("/api/v1/services/checkout/facts/dril", "drill")]
    [InlineData("/api/v1/services/checkout/facts/A%20b%2f..", "urn:scorecards:unknown-fact")]
    public async Task A_name_that_nobody_knows_is_told_with_the_nearest(string path, string nearest)
    {
        await using var server = await ServerAsync();

        var answer = await server.SendAsync(HttpMethod.Put, path, await server.TokenAsync(), """{"value":{"passed":true}}""");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.Body.Should().Contain(nearest);
    }

    [Fact]
    public async Task Without_a_source_that_takes_facts_it_says_how_to_add_one()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout")]);

        var answer = await server.SendAsync(HttpMethod.Put, Path, await server.TokenAsync(), """{"value":1}""");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.Body.Should().Contain("add a Source document");
    }

    [Fact]
    public async Task While_the_definitions_are_not_loaded_yet_a_push_is_to_be_tried_again()
    {
        await using var server = await ServerAsync();
        server.Inputs.Publish(WorkingSet.Empty, new InputStatus("test", DateTimeOffset.UtcNow, null, []), new InputStatus("test", null, null, []));

        var answer = await server.SendAsync(HttpMethod.Put, Path, await server.TokenAsync(), """{"value":{"passed":true}}""");

        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Nobody_pushes_without_a_token()
    {
        await using var server = await ServerAsync();

        (await server.SendAsync(HttpMethod.Put, Path, null, """{"value":{"passed":true}}""")).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await server.Store.FindStateAsync("checkout", default))!.Declared.Facts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_push_that_the_store_cannot_keep_is_not_acknowledged()
    {
        await using var server = await ServerAsync();
        var token = await server.TokenAsync();
        ((BreakableStore)(object)server.Store).FailOn("PushFactsAsync");

        (await server.SendAsync(HttpMethod.Put, Path, token, """{"value":{"passed":true}}""")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    private static string Body(DateTimeOffset at, bool passed) => $$$"""{"value":{"passed":{{{(passed ? "true" : "false")}}}},"observedAt":"{{{at:O}}}"}""";

    private static async Task<TestServer> ServerAsync()
    {
        var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("checkout")], TestDefinitions.Load(Definitions));
        return server;
    }
}
