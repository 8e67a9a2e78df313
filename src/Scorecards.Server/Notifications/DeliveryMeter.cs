using System.Diagnostics.Metrics;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Notifications;

/// <summary>Counts what is sent, for whoever listens to the meter of evaluations.</summary>
internal static class DeliveryMeter
{
    private static readonly Meter _meter = new(EvaluationMeter.Name);

    private static readonly Counter<long> _deliveries = _meter.CreateCounter<long>(
        "scorecards.notification.deliveries", description: "Attempts to deliver events by notification and what became of them: delivered, failed, or dead after the last.");

    public static void Sent(string notification, string result, int events) => _deliveries.Add(
        events, new KeyValuePair<string, object?>("notification", notification), new KeyValuePair<string, object?>("result", result));
}
