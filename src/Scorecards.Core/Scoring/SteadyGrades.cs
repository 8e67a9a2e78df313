using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Scoring;

/// <summary>
/// The grade that gates go by. A rise counts at once. A drop counts after two evaluations in a row that are lower, or when it
/// lasts; a failed blocker at once. So one bad run neither stops a team nor lets anything slip for long. Pure.
/// </summary>
public static class SteadyGrades
{
    /// <summary>What a service counts as at a moment, F to A+.</summary>
    /// <param name="result">Null before the first evaluation: then it is F.</param>
    /// <param name="bands">Those of the scorecard.</param>
    public static Grade At(ScorecardResult? result, GradeBands bands, GateGradesSpec terms, DateTimeOffset now) =>
        result is { SteadyGrade: { } before, LowerSince: { } since } && now - since < terms.SteadyAfter
            ? before
            : Bare(result, bands, terms);

    /// <summary>The same without any regard to what was before: the grade itself; of an unrated service the one at its lowest possible score, under its other caps.</summary>
    public static Grade Bare(ScorecardResult? result, GradeBands bands, GateGradesSpec terms)
    {
        if (result is not { Grade: Grade.U })
        {
            return result?.Grade ?? Grade.F;
        }

        var caps = result.CappedBy.Where(c => c.Reason != CapReason.Coverage).Select(c => c.Limit);
        return caps.Append(terms.UnratedAtBest.Value).Append(result.ScoreMin is { } least ? bands.Of(least) : Grade.F).Min();
    }

    /// <summary>The result with what gates remember of the evaluation before.</summary>
    /// <param name="previous">The result on the same scorecard before; null when there is none.</param>
    /// <param name="outcomes">What counts now, by check.</param>
    internal static ScorecardResult Continue(
        ScorecardResult result, ScorecardResult? previous, IReadOnlyDictionary<string, CheckOutcome> outcomes, GradeBands bands, GateGradesSpec terms, DateTimeOffset now)
    {
        var (grade, before) = (Bare(result, bands, terms), previous is null ? null : Before(previous, bands, terms, now));
        if (before is null || grade >= before.Grade)
        {
            return result;
        }

        var counted = result.Checks.Select(c => outcomes.GetValueOrDefault(c.Check)).OfType<CheckOutcome>().Where(o => o.Enforced).ToList();
        if (counted.Exists(CapRules.IsFailedBlocker))
        {
            return result;
        }

        var (steady, since) = before.LowerSince is not { } began ? (before.Grade, now)
            : IsBlind(counted) ? (before.Grade, began)
            : (before.Lower > grade ? before.Lower : grade, now);
        return steady == grade ? result : result with { SteadyGrade = steady, LowerSince = since, CountedBefore = before };
    }

    /// <summary>A result that counts as the one did that came before a record; null where that made no difference.</summary>
    internal static ScorecardResult? Previous(ScorecardResult recorded) => recorded.CountedBefore is not { } before ? null : recorded with
    {
        Grade = before.Lower,
        SteadyGrade = before.LowerSince is null ? null : before.Grade,
        LowerSince = before.LowerSince,
    };

    private static CountedBefore Before(ScorecardResult previous, GradeBands bands, GateGradesSpec terms, DateTimeOffset now)
    {
        var (counts, lower) = (At(previous, bands, terms, now), Bare(previous, bands, terms));
        return new CountedBefore(counts, lower, counts > lower ? previous.LowerSince : null);
    }

    // What could not be looked at again, and not through any fault of the service, was not seen twice.
    private static bool IsBlind(List<CheckOutcome> counted) => counted.Exists(o =>
        o is { UnknownCause: UnknownCause.Source or UnknownCause.Definition, Outcome: OutcomeKind.Fail or OutcomeKind.Partial or OutcomeKind.Unknown });
}
