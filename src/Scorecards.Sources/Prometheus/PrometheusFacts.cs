using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>Answers of Prometheus as facts.</summary>
internal static class PrometheusFacts
{
    /// <summary>Why an answer to an expression is no fact, by whoever is to mend it; null when it is one.</summary>
    public static string? NotANumber(JsonElement data) => PrometheusApi.Text(data, "resultType") switch
    {
        "matrix" => "the expression is a range of values; use a function over it, such as avg_over_time",
        "string" => "the expression is a text and no number",
        "vector" when Items(data, "result").Any(s => s.TryGetProperty("histogram", out _)) => "the expression is a histogram; use histogram_quantile or histogram_avg",
        _ => null,
    };

    /// <summary>A vector or scalar. A single value stands in <c>value</c>; without any, as for an unknown metric, there is none.</summary>
    /// <exception cref="FormatException">The answer has another form than documented.</exception>
    public static CelValue Instant(JsonElement data)
    {
        List<(IEnumerable<KeyValuePair<string, string>> Labels, double? Value)> series = PrometheusApi.Text(data, "resultType") switch
        {
            "vector" => [.. Items(data, "result").Select(s => (Texts(s, "metric"), Sample(s.GetProperty("value"))))],
            "scalar" => [([], Sample(data.GetProperty("result")))],
            _ => throw new FormatException("a result that is no vector"),
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
        // To Prometheus an absent label and an empty one are the same.
        return match.All(wanted => labels.GetValueOrDefault(wanted.Key, "") == wanted.Value);
    }

    // A list that is not there is an answer of another form, and must not pass for one with nothing in it.
    private static JsonElement[] Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)]
            : throw new FormatException($"there is no list '{name}'");

    private static IEnumerable<KeyValuePair<string, string>> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!))
            : [];

    /// <summary>A sample is <c>[seconds, "text"]</c>. Null for NaN and the infinities, which no recorded fact can hold: nobody can tell.</summary>
    private static double? Sample(JsonElement sample) => sample[1].GetString() switch
    {
        "NaN" or "+Inf" or "-Inf" => null,
        var text => double.Parse(text!, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
