using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Alertmanager;

/// <summary>Alerts as facts.</summary>
internal static class AlertFacts
{
    private const int MaxListed = 500;

    /// <exception cref="FormatException">The answer has another form than documented.</exception>
    public static CelValue Of(JsonElement body, IReadOnlyList<KeyValuePair<string, string>> match, DateTimeOffset now)
    {
        var alerts = body.Items().Where(alert => alert.HasLabels("labels", match)).Select(alert => Read(alert, now)).OrderByDescending(alert => alert.Minutes).ToList();
        var firing = alerts.Where(alert => alert.State != "suppressed").ToList();
        return new FactFields
        {
            { "count", alerts.Count },
            { "firing", firing.Count },
            { "suppressed", alerts.Count - firing.Count },
            { "oldestMinutes", firing.Count > 0 ? firing[0].Minutes : null },
            { "bySeverity", CelValue.Map([.. firing.GroupBy(alert => alert.Severity).Select(group => KeyValuePair.Create(group.Key, CelValue.Of((long)group.Count())))]) },
            { "truncated", alerts.Count > MaxListed },
            { "alerts", CelValue.List([.. alerts.Take(MaxListed).Select(alert => alert.Value)]) },
        }.ToValue();
    }

    private static (string State, string Severity, long Minutes, CelValue Value) Read(JsonElement alert, DateTimeOffset now)
    {
        var labels = alert.Texts("labels").ToDictionary();
        var status = alert.Part("status") ?? throw new FormatException("an alert has no status");
        var state = status.Text("state") ?? throw new FormatException("an alert has no state");
        var severity = labels.GetValueOrDefault("severity", "") is { Length: > 0 } named ? named : "none";
        var startsAt = alert.Time("startsAt");
        // Alerts come from clocks that may be ahead of ours.
        var minutes = Math.Max(0, (long)(now - startsAt).TotalMinutes);
        var value = new FactFields
        {
            { "name", labels.GetValueOrDefault("alertname") },
            { "severity", severity },
            { "state", state },
            { "labels", labels },
            { "annotations", alert.Texts("annotations") },
            { "startsAt", alert.Text("startsAt") },
            { "ageMinutes", minutes },
            { "receivers", alert.Items("receivers").Select(receiver => receiver.Text("name") ?? "") },
            { "silenced", IsAny(status, "silencedBy") },
            { "inhibited", IsAny(status, "inhibitedBy") },
        }.ToValue();
        return (state, severity, minutes, value);
    }

    private static bool IsAny(JsonElement status, string name) => status.Part(name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0;
}
