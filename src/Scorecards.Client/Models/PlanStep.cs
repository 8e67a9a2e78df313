namespace Scorecards.Client.Models;

/// <summary>A check to make pass.</summary>
/// <param name="EffortMinutes">Working time; 240 where the definition of the check says none.</param>
/// <param name="Gain">Points that the score changes by, after the steps before.</param>
public sealed record PlanStep(string Check, int EffortMinutes, decimal Gain);
