using System.Net;
using System.Net.Http.Headers;
using Scorecards.Core.Access;
using Scorecards.Core.Declarations;
using Scorecards.Server.Hosting;
using Scorecards.Server.Tests.Hosting;
using Scorecards.TestSupport;
using TestDefinitions = Scorecards.Server.Tests.Hosting.TestDefinitions;

namespace Scorecards.Server.Tests.Api;

/// <summary>What upstreams tell by themselves, with an Alertmanager that a test speaks for.</summary>
public sealed class UpstreamWebhookTests : IAsyncDisposable
{
    private const string Path = "/api/v1/webhooks/alertmanager";

    private readonly TempFolder _folder = new();
    private readonly LoopbackServer _upstream;
    private volatile string _alerts = "[]";
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource? _held;

    public UpstreamWebhookTests() => _upstream = new LoopbackServer(async (_, response) =>
    {
        var alerts = _alerts;
        _taken.TrySetResult();
        await (_held?.Task ?? Task.CompletedTask);
        await response.JsonAsync(alerts);
    });

    public async ValueTask DisposeAsync()
    {
        await _upstream.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_alert_makes_its_service_due_and_its_facts_are_asked_anew()
    {
        await using var server = await ServerAsync();
        await server.EvaluateAsync("checkout");
        await server.EvaluateAsync("cart");
        await server.EvaluateAsync("checkout");
        _upstream.Requests.Should().HaveCount(1, "facts live, and what one service was told serves another");
        _alerts = Firing("checkout");

        var answer = await SendAsync(server, Webhook("checkout"));

        answer.Status.Should().Be(HttpStatusCode.Accepted, answer.Body);
        answer.Json.ToString().Should().MatchRegex("""^\{"result":"taken","event":"firing","delivery":"[0-9a-f]{64}","services":1""");
        (await server.Store.FindStateAsync("checkout", default))!.DueAt.Should().BeBefore(DateTimeOffset.UtcNow.AddSeconds(2));
        await server.EvaluateAsync("cart");
        _upstream.Requests.Should().HaveCount(1, "nothing was told of it");
        await server.EvaluateAsync("checkout");
        await server.EvaluateAsync("checkout");
        _upstream.Requests.Should().HaveCount(2);
        (await server.GetAsync("/api/v1/services/checkout"))["grade"].GetString().Should().Be("F");
        (await server.GetAsync("/metrics")).Body.Should().Contain("""scorecards_webhook_events_total{source="alertmanager",result="taken"}""");
    }

    [Fact]
    public async Task What_is_told_while_an_evaluation_asks_is_asked_again()
    {
        await using var server = await ServerAsync();
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = server.Runtime.EvaluateAsync("checkout", default);
        await _taken.Task;
        _alerts = Firing("checkout");
        (await SendAsync(server, Webhook("checkout"))).Status.Should().Be(HttpStatusCode.Accepted);
        _held.SetResult();
        (await running)!.Scorecards[0].Grade.ToString().Should().Be("APlus", "it was answered before the alert");

        var state = await server.Store.FindStateAsync("checkout", default);
        state!.DueAt.Should().BeOnOrBefore(DateTimeOffset.UtcNow + Declared.Settling);
        (await server.AnotherNode().EvaluateDueAsync("checkout", state.DueAt, default))!.Scorecards[0].Grade.ToString().Should().Be("F");
        _upstream.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task One_that_comes_again_does_nothing()
    {
        await using var server = await ServerAsync();
        await SendAsync(server, Webhook("checkout"));
        var before = await server.Store.FindStateAsync("checkout", default);

        var again = await SendAsync(server, Webhook("checkout"));

        again.Status.Should().Be(HttpStatusCode.Accepted);
        again["result"].GetString().Should().Be("replayed");
        (await server.Store.FindStateAsync("checkout", default)).Should().BeEquivalentTo(before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Basic d3Jvbmc=")]
    public async Task What_is_not_signed_is_refused(string? authorization)
    {
        await using var server = await ServerAsync();

        var answer = await SendAsync(server, Webhook("checkout"), authorization);

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.MediaType.Should().Be("application/problem+json");
        answer.Body.Should().NotContain("s3cret");
        (await server.Store.FindStateAsync("checkout", default))!.Declared.Changes.Should().BeEmpty();
        (await server.GetAsync("/metrics")).Body.Should().Contain("source=\"alertmanager\",result=\"refused\"");
    }

    [Fact]
    public async Task A_token_of_this_server_is_no_signature_and_a_signature_is_no_token()
    {
        await using var server = await ServerAsync();

        (await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(), Webhook("checkout"))).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await SendAsync(server, Webhook("checkout"), path: "/api/v1/webhooks/silent")).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_signature_is_enough_where_reading_is_closed()
    {
        await using var server = await ServerAsync(new ServerOptions { PublicRead = false });

        (await SendAsync(server, Webhook("checkout"))).Status.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_source_without_webhooks_is_not_found()
    {
        await using var server = await ServerAsync();
        var token = await server.TokenAsync(AccessRoles.Reporter);

        (await server.SendAsync(HttpMethod.Post, "/api/v1/webhooks/silent", token, "{}")).Status.Should().Be(HttpStatusCode.NotFound);
        var misspelt = await server.SendAsync(HttpMethod.Post, "/api/v1/webhooks/alertmanger", token, "{}");
        misspelt.Status.Should().Be(HttpStatusCode.NotFound);
        misspelt["nearest"][0].GetString().Should().Be("alertmanager");
    }

    [Fact]
    public async Task What_is_about_no_service_or_of_no_use_is_told_and_not_remembered()
    {
        await using var server = await ServerAsync();

        (await SendAsync(server, Webhook("nobody")))["result"].GetString().Should().Be("unknown");
        (await SendAsync(server, Webhook("nobody")))["result"].GetString().Should().Be("unknown");
        (await SendAsync(server, Webhook("checkout").Replace("service", "team", StringComparison.Ordinal)))["result"].GetString().Should().Be("ignored");

        (await server.Store.PurgeWebhooksAsync(DateTimeOffset.MaxValue, default)).Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"version":"1"}""")]
    public async Task What_is_malformed_is_told(string body)
    {
        await using var server = await ServerAsync();

        var answer = await SendAsync(server, body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest, answer.Body);
        answer["detail"].GetString().Should().Contain("is not what the upstream documents");
    }

    [Fact]
    public async Task Twenty_five_megabytes_are_taken_and_more_are_not()
    {
        await using var server = await ServerAsync();
        var body = Webhook("checkout");

        var most = await SendAsync(server, body + new string(' ', (25 * 1024 * 1024) - body.Length));
        var more = await SendAsync(server, body + new string(' ', (25 * 1024 * 1024) - body.Length + 1));
        var unannounced = await SendAsync(server, body + new string(' ', 26 * 1024 * 1024), isChunked: true);
        var unsigned = await SendAsync(server, new string(' ', 26 * 1024 * 1024), authorization: null);

        most.Status.Should().Be(HttpStatusCode.Accepted, most.Body);
        more.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        unannounced.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        unsigned.Status.Should().Be(HttpStatusCode.Unauthorized, "it is not even read");
        (await server.GetAsync("/metrics")).Body.Should().Contain("source=\"alertmanager\",result=\"too-large\"");
    }

    [Fact]
    public async Task Events_of_a_pushed_source_are_as_small_as_ever()
    {
        await using var server = await ServerAsync();

        var answer = await server.SendAsync(HttpMethod.Post, "/api/v1/webhooks/delivery", await server.TokenAsync(AccessRoles.Reporter), new string(' ', 1_100_000));

        answer.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_is_said_to_be_taken()
    {
        await using var server = await ServerAsync();
        server.StoreIsAway = true;

        (await SendAsync(server, Webhook("checkout"))).Status.Should().Be(HttpStatusCode.ServiceUnavailable);

        server.StoreIsAway = false;
        (await SendAsync(server, Webhook("checkout")))["result"].GetString().Should().Be("taken");
    }

    private static string Webhook(string service) =>
        $$$"""{"version":"4","status":"firing","truncatedAlerts":0,"alerts":[{"status":"firing","labels":{"alertname":"A","service":"{{{service}}}"}}]}""";

    private static string Firing(string service) =>
        $$"""[{"labels":{"alertname":"A","service":"{{service}}"},"annotations":{},"startsAt":"2026-01-15T10:00:00Z","status":{"state":"active","silencedBy":[],"inhibitedBy":[]},"receivers":[{"name":"x"}]}]""";

    private static async Task<Answer> SendAsync(TestServer server, string body, string? authorization = "Bearer s3cret", string path = Path, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json")) };
        request.Headers.ExpectContinue = body.Length > 1_000_000 && !isChunked;
        request.Headers.TransferEncodingChunked = isChunked;
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await server.Client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    private async Task<TestServer> ServerAsync(ServerOptions? options = null)
    {
        var server = await TestServer.StartAsync(options: options);
        await server.UseAsync([Sample.Service("checkout"), Sample.Service("cart")], TestDefinitions.Load($$"""
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: alertmanager }
            spec:
              kind: alertmanager
              url: {{_upstream.Url}}
              allow: [127.0.0.1]
              options: { webhook: { secretRef: "file:{{_folder.Write("secret", "s3cret\n")}}" } }
            ---
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: silent }
            spec: { kind: alertmanager, url: "{{_upstream.Url}}", allow: [127.0.0.1] }
            ---
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: delivery }
            spec: { kind: pushed, options: { facts: { drill: { value: bool } }, events: [{ type: com.example.drill, fact: drill }] } }
            ---
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata: { name: no-alert-fires }
            spec:
              facts: { now: { source: alertmanager, query: alerts, ttl: 1ms, with: { match: { service: "${service.name}" } } } }
              pass: facts.now.firing == 0
            ---
            apiVersion: scorecards.dev/v1
            kind: Scorecard
            metadata: { name: readiness }
            spec: { primary: true, checks: [{ check: no-alert-fires, weight: 1 }] }
            """));
        return server;
    }
}
