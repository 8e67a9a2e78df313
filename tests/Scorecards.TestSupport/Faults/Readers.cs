using System.Text.Json;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>Clients that read services and, when a node does not answer, ask the next.</summary>
public sealed class Readers(IReadOnlyList<FaultyNode> nodes, IReadOnlyList<string> services, HistoryFile history) : IDisposable
{
    private const int Count = 5;

    /// <summary>Few, so that a reader sees the same ones often.</summary>
    private const int ServicesEach = 8;

    private static readonly TimeSpan _oneTry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _allTries = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a node that did not answer is asked last.</summary>
    private static readonly TimeSpan _shunned = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client = new() { Timeout = _oneTry };

    /// <summary>Reads until it is stopped.</summary>
    public Task RunAsync(int seed, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, Count).Select(reader => RunAsync(reader, new Random(seed + reader), stop)));

    public void Dispose() => _client.Dispose();

    private async Task RunAsync(int reader, Random random, CancellationToken stop)
    {
        var own = Enumerable.Range(0, ServicesEach).Select(_ => services[random.Next(services.Count)]).ToArray();
        var failedAt = nodes.ToDictionary(node => node, _ => DateTimeOffset.MinValue);
        while (!stop.IsCancellationRequested)
        {
            await ReadAsync(reader, own[random.Next(own.Length)], random, failedAt);
            await Task.Delay(_rest, CancellationToken.None);
        }
    }

    private async Task ReadAsync(int reader, string service, Random random, Dictionary<FaultyNode, DateTimeOffset> failedAt)
    {
        var began = DateTimeOffset.UtcNow;
        var order = nodes.OrderBy(node => began - failedAt[node] < _shunned).ThenBy(_ => random.Next()).ToList();
        for (var tries = 1; ; tries++)
        {
            var node = order[(tries - 1) % order.Count];
            var life = node.Life;
            if (await TryAsync(node, service) is { } body)
            {
                using (body)
                {
                    var confirmed = body.RootElement.GetProperty("confirmedUntil");
                    DateTimeOffset? until = confirmed.ValueKind == JsonValueKind.Null ? null : confirmed.GetDateTimeOffset();
                    // An answer of a process that was replaced meanwhile belongs to neither life.
                    history.Add(new Read(began, DateTimeOffset.UtcNow, reader, service, tries, node.Name, life, life == node.Life ? until : null));
                }

                return;
            }

            failedAt[node] = DateTimeOffset.UtcNow;
            if (DateTimeOffset.UtcNow - began > _allTries)
            {
                history.Add(new Read(began, DateTimeOffset.UtcNow, reader, service, tries, null, 0, null));
                return;
            }

            await Task.Delay(tries % nodes.Count == 0 ? _rest : TimeSpan.Zero);
        }
    }

    private async Task<JsonDocument?> TryAsync(FaultyNode node, string service)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(node.Url, $"/api/v1/services/{service}"));
            return answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()) : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            // Killed or paused: the next one is asked.
            return null;
        }
    }
}
