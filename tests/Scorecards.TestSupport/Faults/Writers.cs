using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>Clients that ask for evaluations and write tokens, each write once, and note what they were told.</summary>
public sealed class Writers : IDisposable
{
    private const int Count = 6;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyList<FaultyNode> _nodes;
    private readonly IReadOnlyList<string> _services;
    private readonly HistoryFile _history;
    private readonly HttpClient _client = new() { Timeout = _patience };

    /// <param name="services">Those that evaluations are asked for.</param>
    public Writers(IReadOnlyList<FaultyNode> nodes, IReadOnlyList<string> services, HistoryFile history)
    {
        (_nodes, _services, _history) = (nodes, services, history);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.AdminToken);
    }

    /// <summary>Writes until it is stopped; what was begun by then is waited for.</summary>
    public Task RunAsync(int seed, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, Count).Select(writer => RunAsync(writer, new Random(~seed + writer), stop)));

    public void Dispose() => _client.Dispose();

    private async Task RunAsync(int writer, Random random, CancellationToken stop)
    {
        var made = new Queue<string>();
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var node = _nodes[random.Next(_nodes.Count)];
            switch (random.Next(10))
            {
                case < 4:
                    await AskAsync(node, Service(random), "?wait=10s");
                    break;
                case < 7:
                    await AskAsync(node, Service(random), "");
                    break;
                case < 9 when made.Count < 5:
                    if (await CreateAsync(node, $"t-{writer}-{number}"))
                    {
                        made.Enqueue($"t-{writer}-{number}");
                    }

                    break;
                case 9 when made.TryDequeue(out var name):
                    await WriteAsync(node, name, revoked: true, HttpMethod.Delete, $"/api/v1/tokens/{name}", null);
                    break;
                default:
                    break;
            }

            await Task.Delay(_rest, CancellationToken.None);
        }
    }

    private string Service(Random random) => _services[random.Next(_services.Count)];

    private async Task AskAsync(FaultyNode node, string service, string query)
    {
        var began = DateTimeOffset.UtcNow;
        var (reply, body) = await SendAsync(node, HttpMethod.Post, $"/api/v1/services/{service}/evaluations{query}", null);
        var evaluation = body?.RootElement.Text("id");
        var until = evaluation is null ? (DateTimeOffset?)null : body!.RootElement.GetProperty("confirmedUntil").GetDateTimeOffset();
        _history.Add(new Asked(began, DateTimeOffset.UtcNow, node.Name, service, reply, evaluation, until));
        body?.Dispose();
    }

    private Task<bool> CreateAsync(FaultyNode node, string name) =>
        WriteAsync(node, name, revoked: false, HttpMethod.Post, "/api/v1/tokens", JsonContent.Create(new { name, role = "reporter" }));

    private async Task<bool> WriteAsync(FaultyNode node, string name, bool revoked, HttpMethod method, string path, HttpContent? content)
    {
        var began = DateTimeOffset.UtcNow;
        var (reply, body) = await SendAsync(node, method, path, content);
        _history.Add(new TokenWritten(began, DateTimeOffset.UtcNow, node.Name, name, revoked, reply));
        body?.Dispose();
        return reply == Reply.Acknowledged;
    }

    private async Task<(Reply Reply, JsonDocument? Body)> SendAsync(FaultyNode node, HttpMethod method, string path, HttpContent? content)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(node.Url, path)) { Content = content };
            using var answer = await _client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return (int)answer.StatusCode switch
            {
                < 300 => (Reply.Acknowledged, answer.StatusCode == HttpStatusCode.OK ? JsonDocument.Parse(text) : null),
                >= 400 and < 500 => (Reply.Refused, null),
                _ => (Reply.Unknown, null),
            };
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            // Killed or paused before it answered.
            return (Reply.Unknown, null);
        }
    }
}
