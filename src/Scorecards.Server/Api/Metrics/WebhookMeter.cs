using System.Diagnostics.Metrics;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Api.Metrics;

/// <summary>Counts what other systems tell of, for whoever listens to the meter of evaluations.</summary>
internal static class WebhookMeter
{
    private static readonly Meter _meter = new(EvaluationMeter.Name);

    private static readonly Counter<long> _events = _meter.CreateCounter<long>(
        "scorecards.webhook.events", description: "Events and webhooks that came in, by source and what became of them: taken, replayed, ignored, unknown, refused, malformed and so on.");

    public static void Count(string source, string result, int events = 1) =>
        _events.Add(events, new KeyValuePair<string, object?>("source", source), new KeyValuePair<string, object?>("result", result));
}
