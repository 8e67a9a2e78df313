using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>Asks a Prometheus server; every list is asked for once a batch, whatever number of services look into it.</summary>
internal sealed class PrometheusSource(string name, PrometheusApi api, TimeProvider clock, IDisposable owned) : ISource, IDisposable
{
    public string Name => name;

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new OncePerBatch<string, (JsonElement Data, FactError? Error)>(path => api.GetAsync(path, cancellationToken));
        return FactBatch.CollectAsync(requests, clock, (request, _) => AnswerAsync(request, answers), cancellationToken);
    }

    public void Dispose() => owned.Dispose();

    private async Task<Fact> AnswerAsync(FactRequest request, OncePerBatch<string, (JsonElement Data, FactError? Error)> answers)
    {
        var question = PrometheusQuestion.Read(request, clock.GetUtcNow());
        if (question.Error is { } mistake)
            return Fact.Failed(mistake.Cause, mistake.Message, clock.GetUtcNow());

        var evidence = api.Page(question.Page);
        var data = new List<JsonElement>();
        foreach (var path in question.Paths)
        {
            var (part, error) = await answers.GetAsync(path);
            if (error is not null)
                return Fact.Failed(error.Cause, error.Message, clock.GetUtcNow(), evidence);
            data.Add(part);
        }

        try
        {
            return request.Query is "instant" or "range" && PrometheusFacts.NotANumber(data[0], question.Range is not null) is { } why
                ? Fact.Failed(UnknownCause.Definition, why, clock.GetUtcNow(), evidence)
                : Fact.Ok(Read(request.Query, question, data), clock.GetUtcNow(), evidence);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return Fact.Failed(UnknownCause.Source, $"the answer of {name} has another form than documented: {e.Message}", clock.GetUtcNow(), evidence);
        }
    }

    private static CelValue Read(string query, PrometheusQuestion question, List<JsonElement> data) => query switch
    {
        "instant" => PrometheusFacts.Instant(data[0]),
        "range" => RangeFacts.Of(data[0], question.Range!),
        "rules" => PrometheusFacts.Rules(data[0], question.Match, question.Expression),
        "alerts" => PrometheusFacts.Alerts(data[0], question.Match),
        "targets" => PrometheusFacts.Targets(data[0], question.Match),
        "metrics" => MetricFacts.Of(data[0], data[1]),
        _ => StatusFacts.Of(data[0], data[1]),
    };
}
