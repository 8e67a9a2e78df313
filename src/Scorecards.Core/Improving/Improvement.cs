using Scorecards.Core.Grades;

namespace Scorecards.Core.Improving;

/// <summary>Fixes that together lead to a better grade.</summary>
/// <param name="Steps">In the order to take them: what lifts a limit first, then what brings most points for its effort.</param>
/// <param name="Effort">Working time of all steps.</param>
/// <param name="ResultingScore">0..100, rounded down to one decimal.</param>
/// <param name="Unlocks">What opens on the way from the grade now to the resulting one.</param>
public sealed record Improvement(
    ImprovementKind Kind, IReadOnlyList<ImprovementStep> Steps, TimeSpan Effort, Grade ResultingGrade, decimal ResultingScore, IReadOnlyList<string> Unlocks);

/// <summary>One check to make pass.</summary>
/// <param name="Gain">Points that the score rises by, after the steps before; below 0 when an unknown is resolved by less than the average.</param>
public sealed record ImprovementStep(string Check, TimeSpan Effort, decimal Gain);

public enum ImprovementKind
{
    /// <summary>The least working time to the next grade.</summary>
    Cheapest,

    /// <summary>The fewest steps to the next grade.</summary>
    Fewest,

    /// <summary>The least working time to what a policy opens next.</summary>
    NextUnlock,
}

/// <summary>Something that a policy opens to services of a grade or better.</summary>
public sealed record Unlock(Grade From, string Name);
