namespace Scorecards.Client.Models;

/// <summary>What changed definitions do to one service.</summary>
/// <param name="Movement">Where its grade goes.</param>
/// <param name="Scorecards">The scorecards whose score or grade moves, the primary one first.</param>
/// <param name="Checks">Why: the checks that say or count something else, the strongest first.</param>
public sealed record ServiceImpact(ServiceRef Service, Movement Movement, IReadOnlyList<ScorecardImpact> Scorecards, IReadOnlyList<CheckImpact> Checks);
