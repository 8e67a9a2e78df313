using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>Clients that have any of the services evaluated and, when a node does not, ask the next until it is.</summary>
public sealed class Callers : IDisposable
{
    private const int Count = 3;

    private static readonly TimeSpan _oneTry = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan _allTries = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a node that did not answer is asked last.</summary>
    private static readonly TimeSpan _shunned = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<FaultyNode> _nodes;
    private readonly IReadOnlyList<string> _services;
    private readonly HistoryFile _history;
    private readonly HttpClient _client = new() { Timeout = _oneTry };

    public Callers(IReadOnlyList<FaultyNode> nodes, IReadOnlyList<string> services, HistoryFile history)
    {
        (_nodes, _services, _history) = (nodes, services, history);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.AdminToken);
    }

    /// <summary>Calls until it is stopped; what was begun by then is waited for.</summary>
    public Task RunAsync(int seed, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, Count).Select(caller => RunAsync(new Random(seed + (31 * caller)), stop)));

    public void Dispose() => _client.Dispose();

    private async Task RunAsync(Random random, CancellationToken stop)
    {
        var failedAt = _nodes.ToDictionary(node => node, _ => DateTimeOffset.MinValue);
        while (!stop.IsCancellationRequested)
        {
            await CallAsync(_services[random.Next(_services.Count)], random, failedAt);
            await Task.Delay(_rest, CancellationToken.None);
        }
    }

    private async Task CallAsync(string service, Random random, Dictionary<FaultyNode, DateTimeOffset> failedAt)
    {
        var (began, clock) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
        for (var tries = 1; ; tries++)
        {
            var node = _nodes.OrderBy(node => DateTimeOffset.UtcNow - failedAt[node] < _shunned).ThenBy(_ => random.Next()).First();
            var done = await TryAsync(node, service);
            if (done || clock.Elapsed > _allTries)
            {
                _history.Add(new Called(began, DateTimeOffset.UtcNow, service, tries, done));
                return;
            }

            failedAt[node] = DateTimeOffset.UtcNow;
            await Task.Delay(_rest, CancellationToken.None);
        }
    }

    /// <summary>True when the service was evaluated; an evaluation that is only promised is not enough.</summary>
    private async Task<bool> TryAsync(FaultyNode node, string service)
    {
        var began = DateTimeOffset.UtcNow;
        var (reply, evaluation, until) = (Reply.Unknown, (string?)null, (DateTimeOffset?)null);
        try
        {
            using var answer = await _client.PostAsync(new Uri(node.Url, $"/api/v1/services/{service}/evaluations?wait=5s"), null);
            var text = await answer.Content.ReadAsStringAsync();
            reply = (int)answer.StatusCode switch { < 300 => Reply.Acknowledged, < 500 => Reply.Refused, _ => Reply.Unknown };
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                using var body = JsonDocument.Parse(text);
                (evaluation, until) = (body.RootElement.Text("id"), body.RootElement.GetProperty("confirmedUntil").GetDateTimeOffset());
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            // Killed or paused before it answered.
        }

        _history.Add(new Asked(began, DateTimeOffset.UtcNow, node.Name, service, reply, evaluation, until));
        return evaluation is not null;
    }
}
