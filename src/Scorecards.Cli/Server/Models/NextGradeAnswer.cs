using Scorecards.Core.Improving;

namespace Scorecards.Cli.Server.Models;

/// <summary>The ways to a better grade, as the API tells them.</summary>
internal sealed record NextGradeAnswer(string Current, IReadOnlyList<PlanAnswer> Plans);

internal sealed record PlanAnswer(
    ImprovementKind Kind, IReadOnlyList<PlanStepAnswer> Steps, int EffortMinutes, string ResultingGrade, decimal ResultingScore, IReadOnlyList<string> Unlocks);

internal sealed record PlanStepAnswer(string Check, int EffortMinutes, decimal Gain);
