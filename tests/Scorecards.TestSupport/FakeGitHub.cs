using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scorecards.TestSupport;

/// <summary>
/// Answers as GitHub's REST API does, any repository with the same, and counts as GitHub counts. As there, validators hold for the token
/// they were got with only, a 304 is free, and the calls of an app itself are no requests of an installation.
/// </summary>
public sealed class FakeGitHub : IAsyncDisposable
{
    private readonly TimeProvider _clock;
    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<string, FakeGitHubReply> _answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _versions = new(StringComparer.OrdinalIgnoreCase);
    private int _asked;
    private int _notModified;
    private int _tokens;

    public FakeGitHub(TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _server = new LoopbackServer(AnswerAsync);
    }

    public Uri Url => _server.Url;

    public ConcurrentQueue<LoopbackRequest> Requests => _server.Requests;

    /// <summary>The requests that GitHub counts against a token.</summary>
    public int Counted => Volatile.Read(ref _asked) - Volatile.Read(ref _notModified);

    public int NotModified => Volatile.Read(ref _notModified);

    /// <summary>The tokens of installations that were given out.</summary>
    public int Tokens => Volatile.Read(ref _tokens);

    /// <summary>Answers a path, or a path with its parameters, in this way from now on.</summary>
    public FakeGitHub On(string target, string body, int status = 200, params (string Name, string Value)[] headers)
    {
        _answers[target] = new FakeGitHubReply(status, body, headers);
        return this;
    }

    /// <summary>Someone has pushed, and it was built: what tells of the repository, its commits and runs is not as it was.</summary>
    public void Push(string repository) => _versions.AddOrUpdate(repository, 1, (_, version) => version + 1);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(LoopbackRequest request, LoopbackResponse response)
    {
        if (request.Method == "POST" && request.Path.EndsWith("/access_tokens", StringComparison.Ordinal) && !_answers.ContainsKey(request.Path))
        {
            var ends = _clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await response.JsonAsync($$"""{"token":"ghs_{{Interlocked.Increment(ref _tokens)}}","expires_at":"{{ends}}"}""", 201);
            return;
        }

        var (answer, version) = Find(request);
        if (!request.Path.EndsWith("/installation", StringComparison.Ordinal) && !request.Path.StartsWith("/app/", StringComparison.Ordinal))
            Interlocked.Increment(ref _asked);
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Headers.GetValueOrDefault("authorization")}\n{request.Target}\n{version}\n{answer.Body}")))}\"";
        if (answer.Status == 200 && request.Method == "GET" && request.Headers.GetValueOrDefault("if-none-match") == tag)
        {
            Interlocked.Increment(ref _notModified);
            await response.SendAsync(304, "", "", ("ETag", tag));
            return;
        }

        await response.SendAsync(answer.Status, "application/json; charset=utf-8", answer.Body, answer.Status == 200 ? [("ETag", tag), .. answer.Headers] : answer.Headers);
    }

    private (FakeGitHubReply Answer, int Version) Find(LoopbackRequest request)
    {
        var parts = request.Path.Split('/');
        var below = parts.Length > 3 && parts[1] == "repos" ? string.Join('/', parts[4..]) : null;
        var repository = below is null ? "" : $"{parts[2]}/{parts[3]}";
        var version = FakeGitHubAnswers.ChangesWithPush(below) ? _versions.GetValueOrDefault(repository) : 0;
        if (_answers.TryGetValue(request.Target, out var answer) || _answers.TryGetValue(request.Path, out answer))
            return (answer, version);
        var body = below is null ? FakeGitHubAnswers.Elsewhere(request.Path) : FakeGitHubAnswers.Of(repository, below);
        return (body is null ? new FakeGitHubReply(404, """{"message":"Not Found"}""", []) : new FakeGitHubReply(200, body, []), version);
    }

    private sealed record FakeGitHubReply(int Status, string Body, (string Name, string Value)[] Headers);
}
