using System.Globalization;
using Scorecards.Core.Grades;
using Scorecards.Core.Support;

namespace Scorecards.Core.Scoring;

/// <summary>Holds an evaluation against its record, value by value.</summary>
public static class RecordComparison
{
    /// <summary>Every difference, checks first; empty when the record is reproduced.</summary>
    public static IReadOnlyList<RecordDifference> Differences(Evaluation recorded, Evaluation recomputed) =>
    [
        .. Pairs(recorded.Outcomes, recomputed.Outcomes, o => o.Check).SelectMany(pair => Differences(
            Values(pair.A, recorded.RanAt is not null), Values(pair.B, recorded.RanAt is not null), (field, a, b) => new(pair.Key, null, field, a, b))),
        .. Pairs(recorded.Scorecards, recomputed.Scorecards, s => s.Name).SelectMany(pair => Differences(
            Values(pair.A, recorded.RanAt is not null), Values(pair.B, recorded.RanAt is not null), (field, a, b) => new(null, pair.Key, field, a, b))),
        .. Differences([("support", Text(recorded.Support))], [("support", Text(recomputed.Support))], (field, a, b) => new(null, null, field, a, b)),
    ];

    private static IEnumerable<(string Key, T? A, T? B)> Pairs<T>(IReadOnlyList<T> recorded, IReadOnlyList<T> recomputed, Func<T, string> key)
        where T : class
    {
        var (before, after) = (recorded.ToDictionary(key), recomputed.ToDictionary(key));
        return before.Keys.Union(after.Keys).Select(k => (k, before.GetValueOrDefault(k), after.GetValueOrDefault(k)));
    }

    private static IEnumerable<RecordDifference> Differences(
        IEnumerable<(string Field, string? Value)> recorded, IEnumerable<(string Field, string? Value)> recomputed, Func<string, string?, string?, RecordDifference> difference)
    {
        var after = recomputed.ToDictionary(v => v.Field, v => v.Value);
        var before = recorded.ToDictionary(v => v.Field, v => v.Value);
        return before.Keys.Union(after.Keys)
            .Where(field => before.GetValueOrDefault(field) != after.GetValueOrDefault(field))
            .Select(field => difference(field, before.GetValueOrDefault(field), after.GetValueOrDefault(field)));
    }

    /// <param name="outcome">Null for a check that is not there: its values are missing.</param>
    /// <param name="whole">False for a record that does not say what counted before: when the silence began may then be told only roughly.</param>
    private static IEnumerable<(string, string?)> Values(CheckOutcome? outcome, bool whole)
    {
        if (outcome is null)
        {
            yield break;
        }

        yield return ("outcome", outcome.Outcome.ToString());
        yield return ("value", Text(outcome.Value));
        yield return ("message", outcome.Message);
        yield return ("exemption", outcome.Exemption?.Id);
        yield return ("exempted", outcome.Exempted is { } exempted ? $"{exempted.Outcome} {Text(exempted.Value)} {exempted.Message}" : null);
        yield return ("release", outcome.Release);
        yield return ("unknownCause", outcome.UnknownCause?.ToString());
        yield return ("stale", outcome.Stale.ToString());
        yield return ("stage", outcome.Stage.ToString());
        yield return ("severity", outcome.Severity.ToString());
        yield return ("enforced", outcome.Enforced.ToString());
        if (whole)
        {
            yield return ("factsAt", Text(outcome.FactsAt));
            yield return ("unknownSince", Text(outcome.UnknownSince));
            yield return ("lastKnown", outcome.LastKnown is { } known ? $"{known.Outcome} {Text(known.Value)} {Text(known.At)}" : null);
        }
    }

    /// <param name="result">Null for a scorecard that is not there: its values are missing.</param>
    /// <param name="whole">False for a record of a release that did not keep all.</param>
    private static IEnumerable<(string, string?)> Values(ScorecardResult? result, bool whole)
    {
        if (result is null)
        {
            yield break;
        }

        yield return ("grade", result.Grade.Letter());
        yield return ("uncappedGrade", result.UncappedGrade.Letter());
        yield return ("score", Text(result.Score));
        yield return ("scoreMin", Text(result.ScoreMin));
        yield return ("scoreMax", Text(result.ScoreMax));
        yield return ("coverage", Text(result.Coverage));
        yield return ("exemptShare", Text(result.ExemptShare));
        if (whole)
        {
            yield return ("wouldBeGrade", result.WouldBeGrade?.Letter());
            yield return ("wouldBeScore", Text(result.WouldBeScore));
            yield return ("steadyGrade", result.SteadyGrade?.Letter());
            yield return ("lowerSince", Text(result.LowerSince));
        }

        yield return ("cappedBy", string.Join("; ", result.CappedBy.Select(c => $"{c.Limit.Letter()} {c.Reason} {string.Join(' ', c.Checks)}")));
        yield return ("weights", string.Join(' ', result.Checks.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Check}:{c.Weight}"))));
    }

    /// <summary>Without the zeros at the end, which say nothing and which JSON may leave out.</summary>
    private static string? Text(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? Text(SupportStanding? support) => support is null ? null
        : $"{support.Level} {support.Eligible} since {Text(support.Since)} grace {Text(support.GraceUntil)} before {support.Former?.Level} {Text(support.Former?.Since)}";

    private static string? Text(DateTimeOffset? time) => time?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
