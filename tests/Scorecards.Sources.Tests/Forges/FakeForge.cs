using System.Collections.Concurrent;
using System.Text;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Forges;

/// <summary>A forge that answers each path with what a test wants, and 404 for the rest as forges do.</summary>
internal sealed class FakeForge : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (int Status, string Body, (string Name, string Value)[] Headers)> _answers = new(StringComparer.Ordinal);
    private readonly LoopbackServer _server;

    public FakeForge() => _server = new LoopbackServer(async (request, response) =>
    {
        var (status, body, headers) = _answers.TryGetValue(request.Target, out var answer) || _answers.TryGetValue(request.Path, out answer)
            || _answers.TryGetValue(request.Path + " " + (Encoding.UTF8.GetString(request.Body).Contains("vulnerabilities(", StringComparison.Ordinal) ? "vulnerabilities" : "pipelines"), out answer)
            ? answer
            : (404, """{"message":"404 Not Found"}""", []);
        await response.SendAsync(status, "application/json", body, headers);
    });

    public Uri Url => _server.Url;

    public IEnumerable<string> Targets => _server.Requests.Select(request => request.Target);

    public IReadOnlyCollection<LoopbackRequest> Requests => _server.Requests;

    /// <param name="target">A path, or a path with its parameters.</param>
    public FakeForge On(string target, string body, int status = 200, params (string Name, string Value)[] headers)
    {
        _answers[target] = (status, body, headers);
        return this;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
