using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Cli.Output.Json;

/// <summary>What came out when an evaluation was computed again, as the API tells it.</summary>
/// <param name="Grade">The grade that is recorded.</param>
internal sealed record RecomputationJson(
    string Evaluation, string Service, string Grade, RecomputeVerdict Verdict, IReadOnlyList<RecomputedEvaluation> Runs)
{
    public static RecomputationJson Of(Recomputation recomputed) => new(
        recomputed.Evaluation.Id,
        recomputed.Evaluation.Service,
        (recomputed.Evaluation.Primary?.Grade ?? Core.Grades.Grade.U).Letter(),
        recomputed.Verdict,
        recomputed.Runs);
}
