using System.Net;
using System.Net.Http.Headers;
using Scorecards.Core.Access;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class WebhookEndpointsTests
{
    private const string Path = "/api/v1/webhooks/delivery";

    private const string Definitions = """
        apiVersion: scorecards.dev/v1
        kind: Source
        metadata: { name: delivery }
        spec:
          kind: pushed
          options:
            facts:
              deployment: { ttl: 30d, value: { artifact: string, environment: string } }
              release: { ttl: 30d, value: { version: string } }
            events:
              - type: dev.cdevents.service.deployed
                fact: deployment
                value: "{'artifact': event.data.subject.content.artifactId, 'environment': event.data.subject.content.environment.id}"
              - { type: com.example.released, fact: release, service: event.data.service, value: "{'version': event.data.version}" }
        ---
        apiVersion: scorecards.dev/v1
        kind: Source
        metadata: { name: drills }
        spec: { kind: pushed, options: { facts: { drill: { value: bool } } } }
        ---
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: was-deployed-to-production }
        spec:
          facts: { deployment: { source: delivery, query: deployment } }
          pass: facts.deployment.environment == 'production'
        ---
        apiVersion: scorecards.dev/v1
        kind: Scorecard
        metadata: { name: readiness }
        spec: { primary: true, checks: [{ check: was-deployed-to-production, weight: 1 }] }
        """;

    private static readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task A_deployment_told_by_a_cd_event_becomes_a_fact_and_the_service_is_due()
    {
        await using var server = await ServerAsync();
        await server.EvaluateAsync("checkout");

        var answer = await SendAsync(server, Deployed("checkout", "production", _now));

        answer.Status.Should().Be(HttpStatusCode.OK, answer.Body);
        answer["events"].GetInt32().Should().Be(1);
        answer["facts"][0].GetProperty("fact").GetString().Should().Be("deployment");
        var state = await server.Store.FindStateAsync("checkout", default);
        state!.Declared.Facts.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Name = "deployment", At = _now, Value = """{"artifact":"pkg:oci/it","environment":"production"}""" });
        state.DueAt.Should().BeBefore(DateTimeOffset.UtcNow.AddSeconds(2));
        await server.EvaluateAsync("checkout");
        (await server.GetAsync("/api/v1/leaderboard")).Items("grade").Should().Equal("A+");
    }

    [Fact]
    public async Task What_nobody_asked_for_is_ignored_and_said_so_beside_what_is_taken()
    {
        await using var server = await ServerAsync();

        var answer = await SendAsync(server, $"[{Released("1", "checkout", _now)},{Released("2", "nobody", _now)},{Released("3", "checkout", _now.AddDays(-40))},{Cloud("4", "com.example.other", "{}")}]");

        answer["facts"].EnumerateArray().Select(f => f.GetProperty("event").GetString()).Should().Equal("1");
        answer["ignored"].EnumerateArray().Select(i => i.GetProperty("reason").GetString()).Should().SatisfyRespectively(
            reason => reason.Should().Be("no service is called 'nobody'"),
            reason => reason.Should().Contain("would hold no more"),
            reason => reason.Should().Contain("no rule for the type 'com.example.other'"));
        (await server.GetAsync("/metrics")).Body.Should().Contain("scorecards_webhook_events");
    }

    [Fact]
    public async Task An_event_that_comes_again_or_too_late_changes_nothing()
    {
        await using var server = await ServerAsync();
        await SendAsync(server, Released("1", "checkout", _now, "2.0"));

        var again = await SendAsync(server, Released("1", "checkout", _now, "2.0"));
        var late = await SendAsync(server, Released("0", "checkout", _now.AddMinutes(-5), "1.9"));

        again["facts"].GetArrayLength().Should().Be(1);
        late["ignored"][0].GetProperty("reason").GetString().Should().Contain("is there already");
        (await server.Store.FindStateAsync("checkout", default))!.Declared.Facts.Should().ContainSingle().Which.Value.Should().Contain("2.0");
    }

    [Fact]
    public async Task The_modes_of_cloud_events_are_all_taken()
    {
        await using var server = await ServerAsync();

        var structured = await SendAsync(server, Released("1", "checkout", _now), "application/cloudevents+json");
        var batch = await SendAsync(server, $"[{Released("2", "checkout", _now)}]", "application/cloudevents-batch+json");
        var binary = await SendAsync(
            server, """{"service":"checkout","version":"3"}""", "application/json", ("ce-specversion", "1.0"), ("ce-id", "3"), ("ce-source", "/ci"), ("ce-type", "com.example.released"));
        var other = await SendAsync(server, "<event/>", "application/xml");

        foreach (var answer in new[] { structured, batch, binary })
        {
            answer.Status.Should().Be(HttpStatusCode.OK, answer.Body);
            answer["facts"].GetArrayLength().Should().Be(1, answer.Body);
        }

        other.Status.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("""{"specversion":"1.0"}""", 400, "event needs id, source, type")]
    [InlineData("[1]", 400, "events[0] must be a JSON object")]
    [InlineData("{", 400, "urn:scorecards:")]
    [InlineData("""{"specversion":"1.0","id":"9","source":"/ci","type":"com.example.released","data":{"version":"1"}}""", 422, "9 names no service: event.data.service cannot be told")]
    [InlineData("""{"specversion":"1.0","id":"9","source":"/ci","type":"com.example.released","data":{"service":"checkout"}}""", 422, "the fact 'release' has no value")]
    [InlineData("""{"specversion":"1.0","id":"9","source":"/ci","type":"com.example.released","data":{"service":"checkout","version":7}}""", 422, "value.version must be a text")]
    [InlineData("""{"specversion":"1.0","id":"9","source":"/ci","type":"com.example.released","time":"2999-01-01T00:00:00Z","data":{"service":"checkout","version":"7"}}""", 422, "later than now")]
    public async Task What_is_wrong_is_told_and_nothing_of_all_is_stored(string wrong, int status, string words)
    {
        await using var server = await ServerAsync();
        var list = status == 422 ? $"[{Released("1", "checkout", _now)},{wrong}]" : wrong;

        var answer = await SendAsync(server, list);

        ((int)answer.Status).Should().Be(status, answer.Body);
        answer.Body.Should().Contain(words);
        answer.MediaType.Should().Be("application/problem+json");
        (await server.Store.FindStateAsync("checkout", default))!.Declared.Facts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_source_that_takes_no_events_is_not_found_and_without_a_token_nothing_is_taken()
    {
        await using var server = await ServerAsync();

        (await server.SendAsync(HttpMethod.Post, Path, null, Released("1", "checkout", _now))).Status.Should().Be(HttpStatusCode.Unauthorized);
        var token = await server.TokenAsync(AccessRoles.Reporter);
        (await server.SendAsync(HttpMethod.Post, "/api/v1/webhooks/drills", token, "[]")).Status.Should().Be(HttpStatusCode.NotFound);
        (await server.SendAsync(HttpMethod.Post, "/api/v1/webhooks/delivry", token, "[]")).Body.Should().Contain("\"delivery\"");
        (await server.SendAsync(HttpMethod.Post, Path, token, new string(' ', 1_100_000))).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    private static string Cloud(string id, string type, string data, DateTimeOffset? at = null) =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"https://ci.example/runs/7","type":"{{type}}","time":"{{at ?? _now:O}}","data":{{data}}}""";

    private static string Released(string id, string service, DateTimeOffset at, string version = "1.0") =>
        Cloud(id, "com.example.released", $$"""{"service":"{{service}}","version":"{{version}}"}""", at);

    private static string Deployed(string service, string environment, DateTimeOffset at) => $$$"""
        {
          "context": { "version": "0.4.1", "id": "d-1", "source": "/ci", "type": "dev.cdevents.service.deployed.0.2.0", "timestamp": "{{{at:O}}}" },
          "subject": { "id": "{{{service}}}", "type": "service", "content": { "environment": { "id": "{{{environment}}}" }, "artifactId": "pkg:oci/it" } }
        }
        """;

    private static async Task<Answer> SendAsync(TestServer server, string body, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, MediaTypeHeaderValue.Parse(type)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await server.TokenAsync(AccessRoles.Reporter));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await server.Client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    private static async Task<TestServer> ServerAsync()
    {
        var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("checkout")], TestDefinitions.Load(Definitions));
        return server;
    }
}
