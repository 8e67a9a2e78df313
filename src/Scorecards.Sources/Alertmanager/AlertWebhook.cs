using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Alertmanager;

/// <summary>What a receiver with <c>webhook_configs</c> is sent (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config).</summary>
internal static class AlertWebhook
{
    private const string Version = "4";

    /// <summary>True for alerts that are looked for by the label. Of silences nothing is told.</summary>
    public static bool Covers(FactRequest request, string label) => request.Query == "alerts"
        && new QueryArguments(request).Pairs("match", '=').Any(pair => pair.Key == label && (pair.Value == request.Service.Name || pair.Value == request.Service.Id));

    /// <param name="label">The label whose value is the name of a service.</param>
    /// <exception cref="FormatException">It has another form than documented.</exception>
    public static WebhookReading Read(JsonElement body, string label)
    {
        if (body.Text("version") is not Version)
            throw new FormatException($"its version is not {Version}");
        var status = body.Text("status") ?? throw new FormatException("it has no status");
        var alerts = body.Items("alerts");
        // With max_alerts the others are only counted: they may be anybody's.
        if (body.Number("truncatedAlerts") > 0)
            return WebhookReading.Changed(null, status, _ => true);
        var names = alerts.SelectMany(alert => alert.Texts("labels")).Where(pair => pair.Key == label && pair.Value.Length > 0)
            .Select(pair => pair.Value).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0
            ? WebhookReading.Ignored(status, $"none of its alerts has the label '{label}'")
            : WebhookReading.Changed(null, status, service => names.Contains(service.Name) || names.Contains(service.Id));
    }
}
