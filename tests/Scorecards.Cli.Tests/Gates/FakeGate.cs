using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests.Gates;

/// <summary>A server that answers gate questions in turn, as the API does, and signs its verdicts.</summary>
internal sealed class FakeGate : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<LoopbackRequest, LoopbackResponse, Task>> _answers = new();
    private readonly LoopbackServer _server;

    public FakeGate() => _server = new LoopbackServer(ServeAsync);

    public Uri Url => _server.Url;

    public VerdictSigner Signer { get; } = new();

    /// <summary>Questions only, not requests for keys.</summary>
    public IReadOnlyList<LoopbackRequest> Questions => [.. _server.Requests.Where(r => r.Method == "POST")];

    public IReadOnlyList<string?> Keys => [.. Questions.Select(q => q.Headers.GetValueOrDefault("idempotency-key"))];

    /// <summary>Answers the next question with a decision; the last answer given stays.</summary>
    public FakeGate Decide(string decision, Action<JsonObject>? change = null)
    {
        _answers.Enqueue((request, response) =>
        {
            var answer = GateAnswers.To(JsonNode.Parse(request.Body)!.AsObject(), decision);
            answer["verdict"] = decision == "maybe" || answer["simulated"]!.GetValue<bool>() ? null : Signer.Sign(GateAnswers.Claims(answer));
            change?.Invoke(answer);
            return response.JsonAsync(answer.ToJsonString());
        });
        return this;
    }

    public FakeGate Refuse(int status, string type, string title, params (string Name, string Value)[] headers)
    {
        _answers.Enqueue((_, response) => response.SendAsync(
            status, "application/problem+json", $$"""{"type":"urn:scorecards:{{type}}","title":"{{title}}","status":{{status}}}""", headers));
        return this;
    }

    public FakeGate Answer(int status, string type, string body)
    {
        _answers.Enqueue((_, response) => response.SendAsync(status, type, body));
        return this;
    }

    public FakeGate Reset()
    {
        _answers.Enqueue((_, response) =>
        {
            response.Reset();
            return Task.CompletedTask;
        });
        return this;
    }

    public Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(Path.GetTempPath(), [], arguments);

    public Task<CommandResult> RunAsync(string folder, Dictionary<string, string> environment, params IReadOnlyList<string> arguments)
    {
        environment.TryAdd("GITHUB_STEP_SUMMARY", "");
        return ScorecardsCommand.RunAsync(folder, "", [.. arguments, "--server", Url.ToString()], environment);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Signer.Dispose();
    }

    private Task ServeAsync(LoopbackRequest request, LoopbackResponse response)
    {
        if (request.Path == "/api/v1/gate/keys")
        {
            return response.JsonAsync(Signer.KeySet);
        }

        _answers.TryPeek(out var answer);
        if (_answers.Count > 1)
        {
            _answers.TryDequeue(out answer);
        }

        return answer!(request, response);
    }
}
