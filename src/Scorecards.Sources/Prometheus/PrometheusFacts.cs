using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>Answers of Prometheus as facts.</summary>
internal static class PrometheusFacts
{
    /// <summary>A vector or scalar. A single value stands in <c>value</c>; without any, as for an unknown metric, there is none.</summary>
    public static CelValue Instant(JsonElement data)
    {
        var series = PrometheusApi.Text(data, "resultType") switch
        {
            "vector" => [.. Items(data, "result").Select(s => (Labels: Texts(s, "metric"), Value: Sample(s.GetProperty("value"))))],
            "scalar" => [(Labels: [], Value: Sample(data.GetProperty("result")))],
            _ => new List<(IEnumerable<KeyValuePair<string, string>> Labels, double Value)>(),
        };
        return new FactFields
        {
            { "value", series.Count == 1 ? series[0].Value : null },
            { "count", series.Count },
            { "series", CelValue.List([.. series.Select(s => new FactFields { { "labels", s.Labels }, { "value", s.Value } }.ToValue())]) },
        }.ToValue();
    }

    public static CelValue Rules(JsonElement data, IReadOnlyList<KeyValuePair<string, string>> match) => Listing("rules",
        from rules in Items(data, "groups")
        from rule in Items(rules, "rules")
        where Matches(rule, "labels", match)
        select new FactFields
        {
            { "type", PrometheusApi.Text(rule, "type") },
            { "name", PrometheusApi.Text(rule, "name") },
            { "group", PrometheusApi.Text(rules, "name") },
            { "query", PrometheusApi.Text(rule, "query") },
            { "health", PrometheusApi.Text(rule, "health") },
            { "lastError", PrometheusApi.Text(rule, "lastError") },
            { "labels", Texts(rule, "labels") },
            { "annotations", Texts(rule, "annotations") },
            { "duration", rule.TryGetProperty("duration", out var seconds) && seconds.ValueKind == JsonValueKind.Number ? seconds.GetDouble() : null },
            { "state", PrometheusApi.Text(rule, "state") },
        }.ToValue());

    public static CelValue Alerts(JsonElement data, IReadOnlyList<KeyValuePair<string, string>> match) => Listing("alerts",
        from alert in Items(data, "alerts")
        where Matches(alert, "labels", match)
        select new FactFields
        {
            { "name", Texts(alert, "labels").FirstOrDefault(l => l.Key == "alertname").Value },
            { "labels", Texts(alert, "labels") },
            { "annotations", Texts(alert, "annotations") },
            { "state", PrometheusApi.Text(alert, "state") },
            { "activeAt", PrometheusApi.Text(alert, "activeAt") },
        }.ToValue());

    public static CelValue Targets(JsonElement data, IReadOnlyList<KeyValuePair<string, string>> match) => Listing("targets",
        from target in Items(data, "activeTargets")
        where Matches(target, "labels", match)
        select new FactFields
        {
            { "labels", Texts(target, "labels") },
            { "health", PrometheusApi.Text(target, "health") },
            { "lastError", PrometheusApi.Text(target, "lastError") },
            { "scrapeUrl", PrometheusApi.Text(target, "scrapeUrl") },
            { "scrapePool", PrometheusApi.Text(target, "scrapePool") },
        }.ToValue());

    private static CelValue Listing(string name, IEnumerable<CelValue> items)
    {
        var list = items.ToArray();
        return new FactFields { { name, CelValue.List(list) }, { "count", list.Length } }.ToValue();
    }

    private static bool Matches(JsonElement element, string name, IReadOnlyList<KeyValuePair<string, string>> match)
    {
        var labels = Texts(element, name).ToDictionary();
        return match.All(wanted => labels.GetValueOrDefault(wanted.Key) == wanted.Value);
    }

    private static JsonElement[] Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)] : [];

    private static IEnumerable<KeyValuePair<string, string>> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!))
            : [];

    /// <summary>A sample is <c>[seconds, "text"]</c>, since JSON has no NaN.</summary>
    private static double Sample(JsonElement sample) => sample[1].GetString() switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        var text => double.Parse(text!, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
