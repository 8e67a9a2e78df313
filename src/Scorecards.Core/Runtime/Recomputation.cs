using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>What came out when a stored evaluation was computed again.</summary>
/// <param name="Evaluation">The row of history.</param>
/// <param name="Runs">The run that made the row and, where it is its service's latest, the last one that confirmed it.</param>
public sealed record Recomputation(Evaluation Evaluation, IReadOnlyList<RecomputedEvaluation> Runs)
{
    /// <summary>The worst of the runs.</summary>
    public RecomputeVerdict Verdict => Runs.Max(r => r.Verdict);
}

/// <summary>One run that was computed again.</summary>
/// <param name="At">When the run was.</param>
/// <param name="Differences">Empty when all that could be computed is the same.</param>
/// <param name="Missing">Why it could not be computed whole, and what to do; null when it could.</param>
public sealed record RecomputedEvaluation(
    RecomputedRun Run, DateTimeOffset At, RecomputeVerdict Verdict, IReadOnlyList<RecordDifference> Differences, string? Missing)
{
    internal static RecomputedEvaluation Impossible(Evaluation recorded, RecomputedRun run, string why) =>
        new(run, AtOf(recorded, run), RecomputeVerdict.Incomplete, [], why);

    /// <param name="lost">The checks that had to be taken as recorded.</param>
    internal static RecomputedEvaluation Of(Evaluation recorded, RecomputedRun run, Evaluation again, IReadOnlySet<string> lost)
    {
        var differences = RecordComparison.Differences(recorded, again);
        var missing = (lost.Count, differences.Count, recorded.RanAt) switch
        {
            ( > 0, _, _) => $"facts of {string.Join(", ", lost.Order(StringComparer.Ordinal))} are not kept any more, so these checks are taken as recorded: what no evaluation has used for 400 days is purged",
            (_, > 0, null) when recorded.Outcomes.Any(o => o.UnknownCause is not null) =>
                "it was recorded by a release that did not keep what was held with the record, so the row before stands in for it",
            _ => null,
        };
        var verdict = differences.Count > 0 && (missing is null || lost.Count > 0) ? RecomputeVerdict.Differs
            : missing is null ? RecomputeVerdict.Same : RecomputeVerdict.Incomplete;
        return new RecomputedEvaluation(run, AtOf(recorded, run), verdict, differences, missing);
    }

    private static DateTimeOffset AtOf(Evaluation recorded, RecomputedRun run) =>
        recorded.RanAt ?? (run == RecomputedRun.First ? recorded.At : recorded.ConfirmedUntil);
}

public enum RecomputedRun
{
    /// <summary>The run that made the row.</summary>
    First,

    /// <summary>The last run that confirmed it.</summary>
    Latest,
}

/// <summary>The best first.</summary>
public enum RecomputeVerdict
{
    /// <summary>Every value came out as recorded.</summary>
    Same,

    /// <summary>What could be computed came out as recorded, but not all that it was made of is kept.</summary>
    Incomplete,

    /// <summary>Something came out otherwise.</summary>
    Differs,
}
