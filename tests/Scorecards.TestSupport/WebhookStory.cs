using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Scorecards.TestSupport;

/// <summary>
/// What webhooks have to do in every host, on the real program with an interval that no test would live to see, and an Alertmanager
/// that says how many webhooks it has sent so far.
/// </summary>
public sealed class WebhookStory : IAsyncDisposable
{
    /// <summary>The check that asks the Alertmanager.</summary>
    public const string Check = "alerts-are-as-they-should";

    private const int Webhooks = 1000;

    private readonly LoopbackServer _upstream;
    private int _sent;

    public WebhookStory() => _upstream = new LoopbackServer((_, response) => response.JsonAsync(
        $$$"""[{"labels":{"alertname":"A","service":"checkout","number":"{{{Volatile.Read(ref _sent)}}}"},"annotations":{},"startsAt":"2026-01-15T10:00:00Z","status":{"state":"active","silencedBy":[],"inhibitedBy":[]},"receivers":[]}]"""));

    /// <summary>The settings besides those of the workspace.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["--interval", "12h"];

    public ValueTask DisposeAsync() => _upstream.DisposeAsync();

    /// <summary>One service that is asked about once in six hours, unless there is a reason to ask.</summary>
    public void Define(Workspace workspace)
    {
        workspace.Component("checkout");
        Define(workspace, _upstream.Url, $"facts.now.alerts.exists(a, a.labels['number'] == '{Webhooks}')");
    }

    /// <summary>A check of the alerts of a service, and the source that it asks.</summary>
    public static void Define(Workspace workspace, Uri alertmanager, string pass)
    {
        workspace.Definition("alertmanager.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: alertmanager }
            spec:
              kind: alertmanager
              url: "{{alertmanager}}"
              allow: [127.0.0.1]
              options: { webhook: { secretRef: "file:{{workspace.Write("secret", "s3cret")}}" } }
            """);
        workspace.Check(Check, pass, "{ now: { source: alertmanager, query: alerts, ttl: 1m, with: { match: { service: \"${service.name}\" } } } }");
        workspace.Scorecard(Check);
    }

    /// <summary>Sends a thousand webhooks about the service, as many at a time as there are connections, and waits for the fact.</summary>
    public async Task<Flood> FloodAsync(ServerProcess server)
    {
        using var known = await server.EventuallyAsync(c => c.JsonAsync("/api/v1/services/checkout", s => s.GetProperty("evaluation").ValueKind == JsonValueKind.Object), "it is evaluated");
        var (before, clock) = (_upstream.Requests.Count, Stopwatch.StartNew());
        var slowest = TimeSpan.Zero;
        await Parallel.ForEachAsync(Enumerable.Range(0, Webhooks), new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (_, _) =>
        {
            var number = Interlocked.Increment(ref _sent);
            var sent = clock.Elapsed;
            using var answer = await SendAsync(server, number);
            answer.EnsureSuccessStatusCode();
            lock (_upstream)
            {
                slowest = clock.Elapsed - sent > slowest ? clock.Elapsed - sent : slowest;
            }
        });
        var took = clock.Elapsed;

        using var last = await server.EventuallyAsync(c => c.JsonAsync("/api/v1/services/checkout", s => s.Text("grade") == "A+"), "the last webhook counts", seconds: 20);
        return new(_upstream.Requests.Count - before, took, slowest);
    }

    private static async Task<HttpResponseMessage> SendAsync(ServerProcess server, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/webhooks/alertmanager");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "s3cret");
        request.Content = new StringContent(
            $$$"""{"version":"4","status":"firing","truncatedAlerts":0,"alerts":[{"status":"firing","labels":{"alertname":"A","service":"checkout","number":"{{{number}}}"}}]}""",
            Encoding.UTF8, "application/json");
        return await server.Client.SendAsync(request);
    }

    /// <param name="Asked">How often the upstream was asked because of the webhooks.</param>
    /// <param name="Took">How long it took to send them.</param>
    /// <param name="Slowest">The longest that one waited for its answer.</param>
    public sealed record Flood(int Asked, TimeSpan Took, TimeSpan Slowest)
    {
        /// <summary>Two a second, and one before and one after.</summary>
        public int Few => (int)(2 * Took.TotalSeconds) + 4;
    }
}
