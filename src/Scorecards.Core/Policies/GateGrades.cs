using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Policies;

/// <summary>What a service counts as at the gate, on each scorecard.</summary>
internal sealed class GateGrades(GatePolicy policy, GateInput input)
{
    /// <param name="scorecard">Null for the primary one.</param>
    /// <returns>Null when the service was evaluated and the scorecard named is not for it.</returns>
    public Grade? Of(string? scorecard)
    {
        var result = ResultOf(scorecard);
        return result is null && scorecard is not null && scorecard != policy.Primary && input.EvaluatedAt is not null
            ? null
            : SteadyGrades.At(result, BandsOf(scorecard), policy.Spec.Grades, input.Now);
    }

    /// <summary>As it is recorded with a decision.</summary>
    /// <param name="rule">The rule that decided; null for none.</param>
    public GateGrade Shown(GateRule? rule)
    {
        var scorecard = rule?.Spec.Scorecard?.Value;
        var result = ResultOf(scorecard);
        return new GateGrade(
            Of(scorecard) ?? Grade.F, result?.Grade ?? Grade.U, result?.Score, result?.ScoreMin, result?.ScoreMax, result?.Coverage ?? 0, input.EvaluatedAt);
    }

    /// <summary>What people should know of the grade: that it is about to drop, or what an unrated service counts as.</summary>
    public IEnumerable<GateReason> Remarks(GateRule? rule)
    {
        var scorecard = rule?.Spec.Scorecard?.Value;
        var (result, shown) = (ResultOf(scorecard), Shown(rule));
        if (shown.Shown == Grade.U)
        {
            yield return GateReasonTexts.Unrated(input.Service.Id, shown);
        }

        if (result is { SteadyGrade: { } steady, LowerSince: { } since } && shown.Grade == steady)
        {
            var then = SteadyGrades.Bare(result, BandsOf(scorecard), policy.Spec.Grades);
            yield return GateReasonTexts.DropNotSteady(steady, then, GateTimes.After(since, policy.Spec.Grades.SteadyAfter));
        }
    }

    public GradeBands BandsOf(string? scorecard) => (scorecard ?? policy.Primary) is { } name ? policy.Bands.GetValueOrDefault(name, GradeBands.Default) : GradeBands.Default;

    private ScorecardResult? ResultOf(string? scorecard) =>
        scorecard is null ? input.Results.FirstOrDefault(r => r.Primary) : input.Results.FirstOrDefault(r => r.Name == scorecard);
}
