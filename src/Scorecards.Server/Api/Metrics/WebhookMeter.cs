using System.Diagnostics.Metrics;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Api.Metrics;

/// <summary>Counts the events that other systems tell of, for whoever listens to the meter of evaluations.</summary>
internal static class WebhookMeter
{
    private static readonly Meter _meter = new(EvaluationMeter.Name);

    private static readonly Counter<long> _events = _meter.CreateCounter<long>(
        "scorecards.webhook.events", description: "Events that came in, by source and what became of them: taken as a fact, or ignored.");

    public static void Received(string source, int taken, int ignored)
    {
        _events.Add(taken, new KeyValuePair<string, object?>("source", source), new KeyValuePair<string, object?>("result", "taken"));
        _events.Add(ignored, new KeyValuePair<string, object?>("source", source), new KeyValuePair<string, object?>("result", "ignored"));
    }
}
