using System.Net.Http.Headers;
using System.Net.Http.Json;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>Clients that push facts, each of services of its own, and note what they were told.</summary>
public sealed class Pushers : IDisposable
{
    private const int Count = 2;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyList<FaultyNode> _nodes;
    private readonly IReadOnlyList<string> _services;
    private readonly HistoryFile _history;
    private readonly HttpClient _client = new() { Timeout = _patience };

    public Pushers(IReadOnlyList<FaultyNode> nodes, IReadOnlyList<string> services, HistoryFile history)
    {
        (_nodes, _services, _history) = (nodes, services, history);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.AdminToken);
    }

    /// <summary>Pushes until it is stopped; what was begun by then is waited for.</summary>
    public Task RunAsync(int seed, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, Count).Select(pusher => RunAsync(pusher, new Random(seed + (17 * pusher) + 5), stop)));

    public void Dispose() => _client.Dispose();

    private async Task RunAsync(int pusher, Random random, CancellationToken stop)
    {
        var services = _services.Where((_, number) => number % Count == pusher).ToList();
        while (!stop.IsCancellationRequested)
        {
            await PushAsync(_nodes[random.Next(_nodes.Count)], services[random.Next(services.Count)]);
            await Task.Delay(_rest, CancellationToken.None);
        }
    }

    private async Task PushAsync(FaultyNode node, string service)
    {
        // In milliseconds, which every form of a time on the way can hold.
        var observed = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var reply = Reply.Unknown;
        try
        {
            using var body = JsonContent.Create(new Dictionary<string, object> { ["value"] = true, ["observedAt"] = observed });
            using var answer = await _client.PutAsync(new Uri(node.Url, $"/api/v1/services/{service}/facts/{FaultCompany.Fact}"), body);
            reply = (int)answer.StatusCode switch { < 300 => Reply.Acknowledged, >= 400 and < 500 => Reply.Refused, _ => Reply.Unknown };
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            // Killed or paused before it answered.
        }

        _history.Add(new FactPushed(observed, DateTimeOffset.UtcNow, node.Name, service, observed, reply));
    }
}
