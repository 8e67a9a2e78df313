using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Alertmanager;

/// <summary>Asks an Alertmanager (API v2); every list is asked for once a batch, whatever number of services look into it.</summary>
internal sealed class AlertmanagerSource(string name, JsonApi api, TimeProvider clock, IDisposable owned) : IWebhookSource, IDisposable
{
    public string Name => name;

    public WebhookReceiver? Webhook { get; init; }

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new OncePerBatch<string, (JsonElement Body, FactError? Error)>(path => api.GetAsync($"api/v2/{path}", cancellationToken));
        // The tree of routes is read once too: it can be large.
        var configs = new OncePerBatch<string, RoutingConfig>(async path => RoutingConfig.Read(Original((await answers.GetAsync(path)).Body)));
        return FactBatch.CollectAsync(requests, clock, (request, _) => AnswerAsync(request, answers, configs), cancellationToken);
    }

    public void Dispose() => owned.Dispose();

    private async Task<Fact> AnswerAsync(
        FactRequest request, OncePerBatch<string, (JsonElement Body, FactError? Error)> answers, OncePerBatch<string, RoutingConfig> configs)
    {
        var arguments = new QueryArguments(request);
        var match = arguments.Pairs("match", '=');
        var days = request.Query == "silences" ? arguments.Number("longerThanDays", 30, 1, 3650) : 0;
        if (request.Query == "receivers" && match.Count == 0)
            arguments.Fail(UnknownCause.Definition, "the query receivers needs the argument 'match', the labels of an alert");
        var (path, page) = request.Query switch
        {
            "alerts" => ("alerts", "#/alerts" + Filter(match)),
            "silences" => ("silences", "#/silences" + Filter(match)),
            "receivers" or "status" => ("status", "#/status"),
            _ => (arguments.Fail(UnknownCause.Definition, $"the source {name} has no query '{request.Query}'"), ""),
        };
        if (arguments.Error is { } mistake)
            return Fact.Failed(mistake.Cause, mistake.Message, clock.GetUtcNow());

        var (body, error) = await answers.GetAsync(path);
        var (now, evidence) = (clock.GetUtcNow(), api.Page(page));
        if (error is not null)
            return Fact.Failed(error.Cause, error.Message, now, evidence);
        try
        {
            return Fact.Ok(await ReadAsync(), now, evidence);
        }
        catch (FormatException exception)
        {
            return Fact.Failed(UnknownCause.Source, $"the answer of {name} has another form than documented: {exception.Message}", now, evidence);
        }

        async Task<CelValue> ReadAsync() => request.Query switch
        {
            "alerts" => AlertFacts.Of(body, match, now),
            "silences" => SilenceFacts.Of(body, match, TimeSpan.FromDays(days), now),
            "receivers" => RoutingFacts.Receivers(await configs.GetAsync(path), match),
            _ => RoutingFacts.Status(body, await configs.GetAsync(path)),
        };
    }

    /// <exception cref="FormatException">There is no configuration in it.</exception>
    private static string Original(JsonElement status) => status.Part("config")?.Text("original") is { } original
        ? original
        : throw new FormatException("there is no config.original");

    private static string Filter(IReadOnlyList<KeyValuePair<string, string>> match) => match.Count == 0
        ? ""
        : "?filter=" + Uri.EscapeDataString("{" + string.Join(",", match.Select(one => new LabelMatcher(one.Key, one.Value, isRegex: false, isEqual: true))) + "}");
}
