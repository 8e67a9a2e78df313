using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Api.Models;

/// <summary>What came out when an evaluation was computed again from its record.</summary>
/// <param name="Evaluation">Its id.</param>
/// <param name="Service">The id of its service.</param>
/// <param name="Grade">The grade that is recorded.</param>
/// <param name="Verdict">The worst of the runs.</param>
/// <param name="Runs">The run that made the record and, where it is the latest of its service, the last one that confirmed it.</param>
public sealed record RecomputationResponse(
    string Evaluation, string Service, string Grade, RecomputeVerdict Verdict, IReadOnlyList<RecomputedRunResponse> Runs)
{
    public static RecomputationResponse Of(Recomputation recomputed, Func<RecordDifference, bool> shows) => new(
        recomputed.Evaluation.Id,
        recomputed.Evaluation.Service,
        (recomputed.Evaluation.Primary?.Grade ?? Core.Grades.Grade.U).Letter(),
        recomputed.Verdict,
        [.. recomputed.Runs.Select(r => new RecomputedRunResponse(r.Run, r.At, r.Verdict, [.. r.Differences.Where(shows)], r.Missing))]);
}

/// <summary>One run that was computed again.</summary>
/// <param name="At">When the run was.</param>
/// <param name="Differences">Every value that came out otherwise.</param>
/// <param name="Missing">Why it could not be computed whole, and what to do; null when it could.</param>
public sealed record RecomputedRunResponse(
    RecomputedRun Run, DateTimeOffset At, RecomputeVerdict Verdict, IReadOnlyList<RecordDifference> Differences, string? Missing);
