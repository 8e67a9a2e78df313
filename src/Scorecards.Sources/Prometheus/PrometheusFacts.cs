using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>Answers of Prometheus as facts.</summary>
internal static class PrometheusFacts
{
    /// <summary>Why an answer to an expression is no fact, by whoever is to mend it; null when it is one.</summary>
    public static string? NotANumber(JsonElement data, bool isRange) => data.Text("resultType") switch
    {
        "matrix" when !isRange => "the expression is a range of values; use a function over it, such as avg_over_time",
        "string" => "the expression is a text and no number",
        "vector" or "matrix" when data.Items("result").Any(s => s.Part("histogram") is not null || s.Part("histograms") is not null) =>
            "the expression is a histogram; use histogram_quantile or histogram_avg",
        _ => null,
    };

    /// <summary>A vector or scalar. A single value stands in <c>value</c>; without any, as for an unknown metric, there is none.</summary>
    /// <exception cref="FormatException">The answer has another form than documented.</exception>
    public static CelValue Instant(JsonElement data)
    {
        List<(IEnumerable<KeyValuePair<string, string>> Labels, double? Value)> series = data.Text("resultType") switch
        {
            "vector" => [.. data.Items("result").Select(s => (s.Texts("metric"), Sample(s.GetProperty("value"))))],
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

    /// <param name="expression">A text that the rule's expression must hold; null for any.</param>
    public static CelValue Rules(JsonElement data, IReadOnlyList<KeyValuePair<string, string>> match, string? expression) => Listing("rules",
        from rules in data.Items("groups")
        from rule in rules.Items("rules")
        where rule.HasLabels("labels", match) && (expression is null || rule.Text("query")?.Contains(expression, StringComparison.Ordinal) == true)
        select new FactFields
        {
            { "type", rule.Text("type") },
            { "name", rule.Text("name") },
            { "group", rules.Text("name") },
            { "query", rule.Text("query") },
            { "health", rule.Text("health") },
            { "lastError", rule.Text("lastError") },
            { "labels", rule.Texts("labels") },
            { "annotations", rule.Texts("annotations") },
            { "duration", rule.Number("duration") },
            { "state", rule.Text("state") },
            { "interval", rules.Number("interval") },
            { "lastEvaluation", rule.Text("lastEvaluation") },
        }.ToValue());

    public static CelValue Alerts(JsonElement data, IReadOnlyList<KeyValuePair<string, string>> match) => Listing("alerts",
        from alert in data.Items("alerts")
        where alert.HasLabels("labels", match)
        select new FactFields
        {
            { "name", alert.Texts("labels").FirstOrDefault(l => l.Key == "alertname").Value },
            { "labels", alert.Texts("labels") },
            { "annotations", alert.Texts("annotations") },
            { "state", alert.Text("state") },
            { "activeAt", alert.Text("activeAt") },
        }.ToValue());

    public static CelValue Targets(JsonElement data, IReadOnlyList<KeyValuePair<string, string>> match) => Listing("targets",
        from target in data.Items("activeTargets")
        where target.HasLabels("labels", match)
        select new FactFields
        {
            { "labels", target.Texts("labels") },
            { "health", target.Text("health") },
            { "lastError", target.Text("lastError") },
            { "scrapeUrl", target.Text("scrapeUrl") },
            { "scrapePool", target.Text("scrapePool") },
        }.ToValue());

    private static CelValue Listing(string name, IEnumerable<CelValue> items)
    {
        var list = items.ToArray();
        return new FactFields { { name, CelValue.List(list) }, { "count", list.Length } }.ToValue();
    }

    /// <summary>A sample is <c>[seconds, "text"]</c>. Null for NaN and the infinities, which no recorded fact can hold: nobody can tell.</summary>
    public static double? Sample(JsonElement sample) => sample[1].GetString() switch
    {
        "NaN" or "+Inf" or "-Inf" => null,
        var text => double.Parse(text!, NumberStyles.Float, CultureInfo.InvariantCulture) is var value && double.IsFinite(value) ? value : null,
    };
}
