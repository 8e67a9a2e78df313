using Scorecards.Core.Grades;
using Scorecards.Core.Improving;

namespace Scorecards.Server.Api.Models;

/// <summary>Ways to a better grade.</summary>
/// <param name="Current">The grade now.</param>
/// <param name="Plans">The cheapest plans; none where the best grade is reached, or where fixes alone cannot reach the next.</param>
public sealed record NextGradeResponse(string Current, IReadOnlyList<PlanResponse> Plans);

/// <summary>Fixes that together lead to a better grade.</summary>
public sealed record PlanResponse
{
    public required ImprovementKind Kind { get; init; }

    /// <summary>In the order to take them.</summary>
    public required IReadOnlyList<PlanStepResponse> Steps { get; init; }

    /// <summary>Working time of all steps.</summary>
    public required int EffortMinutes { get; init; }

    public required string ResultingGrade { get; init; }

    public required decimal ResultingScore { get; init; }

    /// <summary>What policies open on the way.</summary>
    public required IReadOnlyList<string> Unlocks { get; init; }

    public static PlanResponse Of(Improvement plan) => new()
    {
        Kind = plan.Kind,
        Steps = [.. plan.Steps.Select(s => new PlanStepResponse(s.Check, Minutes(s.Effort), s.Gain))],
        EffortMinutes = Minutes(plan.Effort),
        ResultingGrade = plan.ResultingGrade.Letter(),
        ResultingScore = plan.ResultingScore,
        Unlocks = plan.Unlocks,
    };

    private static int Minutes(TimeSpan effort) => (int)Math.Ceiling(effort.TotalMinutes);
}

/// <summary>A check to make pass.</summary>
/// <param name="EffortMinutes">Working time; 240 where the definition of the check says none.</param>
/// <param name="Gain">Points that the score changes by, after the steps before.</param>
public sealed record PlanStepResponse(string Check, int EffortMinutes, decimal Gain);
