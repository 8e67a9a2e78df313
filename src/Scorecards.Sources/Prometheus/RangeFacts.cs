using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>Values over a time as facts: not the values themselves, which nobody judges one by one, but what they come to.</summary>
internal static class RangeFacts
{
    private const int MaxListed = 100;

    /// <param name="range">What was asked for.</param>
    /// <exception cref="FormatException">The answer has another form than documented.</exception>
    public static CelValue Of(JsonElement data, PrometheusRange range)
    {
        if (data.Text("resultType") != "matrix")
            throw new FormatException("a result that is no matrix");
        var series = data.Items("result").Select(one => (Labels: one.Texts("metric"), Summary: Summarize(one))).ToList();
        var fields = new FactFields
        {
            { "count", series.Count },
            { "expected", range.Points },
            { "series", CelValue.List([.. series.Take(MaxListed).Select(one => Fields(new FactFields { { "labels", one.Labels } }, one.Summary).ToValue())]) },
        };
        return (series.Count == 1 ? Fields(fields, series[0].Summary) : fields).ToValue();
    }

    // NaN and the infinities are no values: they are left out, and points says how many there are.
    private static Summary Summarize(JsonElement series)
    {
        var values = series.Part("values") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(PrometheusFacts.Sample).OfType<double>().ToList()
            : throw new FormatException("a series without values");
        return values.Count == 0
            ? new Summary(null, null, null, null, null, 0)
            : new Summary(values[0], values[^1], values.Min(), values.Max(), Finite(values.Average()), values.Count);
    }

    private static FactFields Fields(FactFields fields, Summary summary)
    {
        fields.Add("first", summary.First);
        fields.Add("last", summary.Last);
        fields.Add("min", summary.Min);
        fields.Add("max", summary.Max);
        fields.Add("mean", summary.Mean);
        fields.Add("points", summary.Points);
        return fields;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private sealed record Summary(double? First, double? Last, double? Min, double? Max, double? Mean, int Points);
}
