namespace Scorecards.Client.Models;

/// <summary>A check on a scorecard.</summary>
/// <param name="Weight">For the tiers that have none of their own.</param>
/// <param name="WeightByTier">By tier, 1 to 4, for the tiers that have one; null when the tier makes no difference.</param>
public sealed record ScorecardCheck(string Check, int Weight, IReadOnlyDictionary<string, int>? WeightByTier = null);
