using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>Which metrics there are and what they are. The series of a histogram or summary are one metric.</summary>
internal static class MetricFacts
{
    private const int MaxListed = 1_000;

    private static readonly string[] _suffixes = ["_bucket", "_count", "_sum", "_total", "_created", "_info"];

    // What Prometheus adds to every target is not the target's own.
    private static readonly string[] _added =
    [
        "up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling", "scrape_series_added", "scrape_timeout_seconds",
        "scrape_sample_limit", "scrape_body_size_bytes",
    ];

    /// <param name="names">The names of the series.</param>
    /// <param name="metadata">What the targets said of their metrics when they were scraped.</param>
    /// <exception cref="FormatException">The answer has another form than documented.</exception>
    public static CelValue Of(JsonElement names, JsonElement metadata)
    {
        if (names.ValueKind != JsonValueKind.Array || metadata.ValueKind != JsonValueKind.Object)
            throw new FormatException("there are no names, or no metadata");
        var series = names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!).Except(_added).ToHashSet(StringComparer.Ordinal);
        var metrics = series.Select(name => Metric(name, series, metadata)).DistinctBy(metric => metric.Name).OrderBy(metric => metric.Name, StringComparer.Ordinal).ToList();
        return new FactFields
        {
            { "count", metrics.Count },
            { "counters", metrics.Count(metric => metric.Type == "counter") },
            { "gauges", metrics.Count(metric => metric.Type == "gauge") },
            { "histograms", metrics.Count(metric => metric.Type is "histogram" or "gaugehistogram") },
            { "summaries", metrics.Count(metric => metric.Type == "summary") },
            { "unknown", metrics.Count(metric => metric.Type == "unknown") },
            { "withoutHelp", metrics.Count(metric => string.IsNullOrWhiteSpace(metric.Help)) },
            { "truncated", metrics.Count > MaxListed },
            { "metrics", CelValue.List([.. metrics.Take(MaxListed).Select(metric => metric.ToValue())]) },
        }.ToValue();
    }

    private static MetricEntry Metric(string name, HashSet<string> series, JsonElement metadata)
    {
        if (Find(name, metadata) is { } own)
            return own;
        var suffix = _suffixes.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal) && name.Length > end.Length);
        if (suffix is null)
            return new MetricEntry(name, series.Contains(name + "_sum") && series.Contains(name + "_count") ? "summary" : "unknown", null, null);
        var family = name[..^suffix.Length];
        if (Find(family, metadata) is { } known)
            return known;
        // Not every server keeps metadata; then the customary endings tell as much as they can.
        return suffix switch
        {
            "_bucket" => new MetricEntry(family, "histogram", null, null),
            "_count" or "_sum" when series.Contains(family + "_bucket") => new MetricEntry(family, "histogram", null, null),
            "_count" or "_sum" when series.Contains(family) => new MetricEntry(family, "summary", null, null),
            "_total" => new MetricEntry(name, "counter", null, null),
            _ => new MetricEntry(name, "unknown", null, null),
        };
    }

    private static MetricEntry? Find(string name, JsonElement metadata)
    {
        if (metadata.Part(name) is not { ValueKind: JsonValueKind.Array } list || list.Items() is not [var first, ..])
            return null;
        var type = first.Text("type");
        return new MetricEntry(name, type is null or "" or "untyped" ? "unknown" : type, first.Text("help"), first.Text("unit"));
    }

    private sealed record MetricEntry(string Name, string Type, string? Help, string? Unit)
    {
        public CelValue ToValue() => new FactFields { { "name", Name }, { "type", Type }, { "help", Help }, { "unit", Unit is { Length: > 0 } ? Unit : null } }.ToValue();
    }
}
