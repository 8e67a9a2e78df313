using System.Diagnostics.Metrics;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Runtime;

/// <summary>Counts evaluations for whoever listens to the meter <c>Scorecards</c>.</summary>
public static class EvaluationMeter
{
    public const string Name = "Scorecards";

    private static readonly Meter _meter = new(Name);

    private static readonly Counter<long> _evaluations = _meter.CreateCounter<long>(
        "scorecards.evaluations", description: "Evaluations by what became of them: appended to the history, confirmed, or outdated by another node.");

    private static readonly Histogram<double> _duration = _meter.CreateHistogram<double>(
        "scorecards.evaluation.duration",
        unit: "s",
        description: "Time from the first question to a source until the evaluation is saved.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60] });

    private static readonly Counter<long> _sourceErrors = _meter.CreateCounter<long>(
        "scorecards.source.errors", description: "Facts that are missing since their source is in trouble, by source.");

    /// <param name="result">What became of it: <c>appended</c>, <c>confirmed</c> or <c>outdated</c>.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="facts">What it looked at.</param>
    internal static void Record(string result, TimeSpan took, IReadOnlyDictionary<FactKey, Fact> facts)
    {
        _evaluations.Add(1, new KeyValuePair<string, object?>("result", result));
        _duration.Record(took.TotalSeconds);
        foreach (var (key, fact) in facts)
        {
            if (fact.Error is { Cause: UnknownCause.Source })
            {
                _sourceErrors.Add(1, new KeyValuePair<string, object?>("source", key.Source));
            }
        }
    }
}
