using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Api.Metrics;

/// <summary>Adds up what the meter of the evaluations counts, from the start of this server.</summary>
internal sealed class MeterReader : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, Series>> _series = new();
    private readonly MeterListener _listener = new();

    public MeterReader()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == EvaluationMeter.Name)
            {
                _series.TryAdd(instrument, new());
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public void Write(MetricsText text)
    {
        foreach (var (instrument, series) in _series.OrderBy(s => s.Key.Name, StringComparer.Ordinal))
        {
            var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
            if (instrument is Histogram<double>)
            {
                text.Metric(name, "histogram", instrument.Description ?? "");
                Write(text, name, series.Values);
            }
            else
            {
                text.Metric(name + "_total", "counter", instrument.Description ?? "");
                foreach (var one in series.OrderBy(s => s.Key, StringComparer.Ordinal))
                {
                    text.Sample(name + "_total", one.Value.Sum, one.Value.Labels);
                }
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private static void Write(MetricsText text, string name, IEnumerable<Series> all)
    {
        foreach (var series in all)
        {
            var (sum, counts) = series.Read();
            var below = 0L;
            for (var i = 0; i < counts.Length; i++)
            {
                below += counts[i];
                var bound = i < series.Bounds.Count ? series.Bounds[i] : double.PositiveInfinity;
                text.Sample(name + "_bucket", below, [.. series.Labels, new("le", MetricsText.Number(bound))]);
            }

            text.Sample(name + "_sum", sum, series.Labels).Sample(name + "_count", below, series.Labels);
        }
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new KeyValuePair<string, string>[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            labels[i] = new(tags[i].Key.Replace('.', '_'), tags[i].Value?.ToString() ?? "");
        }

        _series[instrument].GetOrAdd(string.Join(',', labels), _ => new Series(labels, BoundsOf(instrument))).Add(value);
    }

    private static IReadOnlyList<double> BoundsOf(Instrument instrument) =>
        (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? [];

    private sealed class Series(KeyValuePair<string, string>[] labels, IReadOnlyList<double> bounds)
    {
        private readonly Lock _lock = new();
        private readonly long[] _counts = new long[bounds.Count + 1];
        private double _sum;

        public KeyValuePair<string, string>[] Labels => labels;

        public IReadOnlyList<double> Bounds => bounds;

        public double Sum => Read().Sum;

        public void Add(double value)
        {
            var bucket = 0;
            while (bucket < bounds.Count && value > bounds[bucket])
            {
                bucket++;
            }

            lock (_lock)
            {
                _sum += value;
                _counts[bucket]++;
            }
        }

        public (double Sum, long[] Counts) Read()
        {
            lock (_lock)
            {
                return (_sum, [.. _counts]);
            }
        }
    }
}
