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
        var arguments = new QueryArguments(request);
        var expression = request.Query == "instant" ? Uri.EscapeDataString(arguments.Text("query")) : "";
        var match = request.Query == "instant" ? [] : arguments.Pairs("match", '=');
        var (path, page, read) = request.Query switch
        {
            "instant" => ($"query?query={expression}", $"graph?g0.expr={expression}&g0.tab=1", PrometheusFacts.Instant),
            "rules" => ("rules", "rules", data => PrometheusFacts.Rules(data, match)),
            "alerts" => ("alerts", "alerts", data => PrometheusFacts.Alerts(data, match)),
            "targets" => ("targets?state=active", "targets", data => PrometheusFacts.Targets(data, match)),
            _ => (arguments.Fail(UnknownCause.Definition, $"the source {name} has no query '{request.Query}'"), "", (Func<JsonElement, CelValue>)(_ => CelValue.Null)),
        };
        if (arguments.Error is { } mistake)
        {
            return Fact.Failed(mistake.Cause, mistake.Message, clock.GetUtcNow());
        }

        var (data, error) = await answers.GetAsync(path);
        var evidence = api.Page(page);
        if (error is not null)
        {
            return Fact.Failed(error.Cause, error.Message, clock.GetUtcNow(), evidence);
        }

        try
        {
            if (request.Query == "instant" && PrometheusFacts.NotANumber(data) is { } why)
            {
                return Fact.Failed(UnknownCause.Definition, why, clock.GetUtcNow(), evidence);
            }

            return Fact.Ok(read(data), clock.GetUtcNow(), evidence);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return Fact.Failed(UnknownCause.Source, $"the answer of {name} has another form than documented: {e.Message}", clock.GetUtcNow(), evidence);
        }
    }
}
