using System.Collections.Frozen;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Http;

/// <summary>
/// Looks at the service's own endpoints. What such an endpoint says, or that it says nothing, is the fact; only trouble on
/// our side of the line is an error.
/// </summary>
public sealed class HttpSource(string name, GuardedHttp http, TimeProvider clock) : ISource, IDisposable
{
    // These belong to the connection or carry credentials, which stand in the source's auth.
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "authorization", "connection", "content-length", "cookie", "expect", "host", "keep-alive", "proxy-authorization", "te", "trailer",
        "transfer-encoding", "upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public string Name => name;

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var asked = new OncePerBatch<string, HttpOutcome>(key => SendAsync(key, cancellationToken));
        return FactBatch.CollectAsync(requests, clock, (request, _) => AnswerAsync(request, asked), cancellationToken);
    }

    public void Dispose() => http.Dispose();

    private async Task<Fact> AnswerAsync(FactRequest request, OncePerBatch<string, HttpOutcome> asked)
    {
        var arguments = new QueryArguments(request);
        var (url, urlError) = HttpUrl.Parse(arguments.Text("url"));
        var headers = arguments.Pairs("headers", ':');
        var expect = arguments.OptionalText("expect");
        if (request.Query != "get")
            arguments.Fail(UnknownCause.Definition, $"the source http has no query '{request.Query}'");
        if (expect is not (null or "json"))
            arguments.Fail(UnknownCause.Definition, "the argument 'expect' can only be 'json'");
        if (headers.FirstOrDefault(header => Reserved.Contains(header.Key)).Key is { } reserved)
            arguments.Fail(UnknownCause.Definition, $"the header '{reserved}' cannot be set; credentials stand in the source's auth");
        if (urlError is not null)
            arguments.Fail(UnknownCause.Subject, urlError);
        if (arguments.Error is { } error)
            return Fact.Failed(error.Cause, error.Message, clock.GetUtcNow());

        // Equal questions of several services share one request, so the key is all that is sent.
        var outcome = await asked.GetAsync(JsonSerializer.Serialize(new HttpQuestion(url!, headers), HttpSourceJson.Default.HttpQuestion));
        return ToFact(outcome, url!, expect == "json");
    }

    private Task<HttpOutcome> SendAsync(string key, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Deserialize(key, HttpSourceJson.Default.HttpQuestion)!;
        return http.GetAsync(new GuardedRequest(question.Url, question.Headers), cancellationToken);
    }

    private Fact ToFact(HttpOutcome outcome, Uri url, bool expectJson)
    {
        var now = clock.GetUtcNow();
        var evidence = (outcome.Reply?.Url ?? url).GetLeftPart(UriPartial.Path);
        if (outcome.Trouble is { } trouble)
        {
            return trouble.Kind switch
            {
                HttpTroubleKind.Blocked => Fact.Failed(UnknownCause.Definition, trouble.Message, now, evidence),
                HttpTroubleKind.BadUrl => Fact.Failed(UnknownCause.Subject, trouble.Message, now, evidence),
                HttpTroubleKind.Credential or HttpTroubleKind.OwnNetwork or HttpTroubleKind.NotAsked => Fact.Failed(UnknownCause.Source, trouble.Message, now, evidence),
                _ => Fact.Ok(HttpFact.Silent(trouble, url, now), now, evidence),
            };
        }

        var (json, jsonError) = HttpFact.ReadJson(outcome.Reply!, expectJson);
        return jsonError is null
            ? Fact.Ok(HttpFact.Of(outcome.Reply!, json, now), now, evidence)
            : Fact.Failed(UnknownCause.Subject, jsonError, now, evidence);
    }
}
