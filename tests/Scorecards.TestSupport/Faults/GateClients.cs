using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>Clients that ask the gate and, when a node does not answer, the next; and one that freezes an environment again and again.</summary>
public sealed class GateClients : IDisposable
{
    private const int Count = 4;

    /// <summary>Few of each, so that many questions are asked again while their decision is valid.</summary>
    private const int Artifacts = 6;
    private const int ServicesEach = 5;

    private static readonly TimeSpan _oneTry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _allTries = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _shunned = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<FaultyNode> _nodes;
    private readonly IReadOnlyList<string> _services;
    private readonly HistoryFile _history;
    private readonly HttpClient _client = new() { Timeout = _oneTry };

    public GateClients(IReadOnlyList<FaultyNode> nodes, IReadOnlyList<string> services, HistoryFile history)
    {
        (_nodes, _services, _history) = (nodes, services, history);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.AdminToken);
    }

    /// <summary>Asks until it is stopped; what was begun by then is waited for.</summary>
    public Task RunAsync(int seed, CancellationToken stop) => Task.WhenAll(
        Enumerable.Range(0, Count).Select(asker => AskOftenAsync(new Random(seed + (17 * asker)), stop)).Append(FreezeOftenAsync(new Random(seed), stop)));

    public void Dispose() => _client.Dispose();

    private async Task AskOftenAsync(Random random, CancellationToken stop)
    {
        var own = Enumerable.Range(0, ServicesEach).Select(_ => _services[random.Next(_services.Count)]).ToArray();
        var failedAt = _nodes.ToDictionary(node => node, _ => DateTimeOffset.MinValue);
        while (!stop.IsCancellationRequested)
        {
            var (service, environment, artifact) = (own[random.Next(own.Length)], Environment(random), random.Next(Artifacts));
            await AskAsync(service, environment, $"sha256:{artifact}", random, failedAt);
            await Task.Delay(_rest, CancellationToken.None);
        }
    }

    private static string Environment(Random random) => FaultCompany.Environments[random.Next(FaultCompany.Environments.Count)];

    private async Task AskAsync(string service, string environment, string artifact, Random random, Dictionary<FaultyNode, DateTimeOffset> failedAt)
    {
        var (began, key) = (DateTimeOffset.UtcNow, Guid.NewGuid().ToString("N"));
        var body = new { service, environment, artifactDigest = artifact };
        for (var tries = 1; ; tries++)
        {
            var node = _nodes.OrderBy(node => DateTimeOffset.UtcNow - failedAt[node] < _shunned).ThenBy(_ => random.Next()).First();
            if (await SendAsync(node, "/api/v1/gate/decisions", body, key) is { } answer)
            {
                using (answer)
                {
                    _history.Add(new GateAsked(
                        began, DateTimeOffset.UtcNow, service, environment, tries, node.Name, answer.RootElement.Text("decisionId"), answer.RootElement.Text("decision")));
                }

                return;
            }

            failedAt[node] = DateTimeOffset.UtcNow;
            if (DateTimeOffset.UtcNow - began > _allTries)
            {
                _history.Add(new GateAsked(began, DateTimeOffset.UtcNow, service, environment, tries, null, null, null));
                return;
            }

            await Task.Delay(_rest, CancellationToken.None);
        }
    }

    private async Task FreezeOftenAsync(Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var environment = Environment(random);
            using (var declared = await UntilDoneAsync("/api/v1/gate/freezes", new { reason = "the data centre is on fire", environments = new[] { environment } }, random))
            {
                if (declared?.RootElement.Text("id") is { } id)
                {
                    var at = DateTimeOffset.UtcNow;
                    await Task.Delay(TimeSpan.FromSeconds(4 + (4 * random.NextDouble())), CancellationToken.None);
                    var lift = DateTimeOffset.UtcNow;
                    _history.Add(new Frozen(at, lift, environment, id));
                    using var lifted = await UntilDoneAsync($"/api/v1/gate/freezes/{id}/lift", new { }, random);
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(2 + (2 * random.NextDouble())), CancellationToken.None);
        }
    }

    /// <summary>Asks one node after the other until one has done it. One that was done unseen is done once more, which changes nothing that is asked for.</summary>
    private async Task<JsonDocument?> UntilDoneAsync(string path, object body, Random random)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await SendAsync(_nodes[random.Next(_nodes.Count)], path, body, key: null) is { } answer)
            {
                return answer;
            }

            await Task.Delay(_rest * 4, CancellationToken.None);
        }

        return null;
    }

    private async Task<JsonDocument?> SendAsync(FaultyNode node, string path, object body, string? key)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Url, path)) { Content = JsonContent.Create(body) };
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            using var answer = await _client.SendAsync(request);
            // A freeze that was lifted unseen is over: only a question has a key.
            return answer.IsSuccessStatusCode || (key is null && answer.StatusCode == HttpStatusCode.Conflict) ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()) : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            // Killed or paused: the next one is asked.
            return null;
        }
    }
}
