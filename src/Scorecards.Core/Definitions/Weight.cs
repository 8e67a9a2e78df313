namespace Scorecards.Core.Definitions;

/// <summary>The share of a check in the score, relative to the others.</summary>
/// <param name="Default">For every tier that has none of its own.</param>
/// <param name="ByTier">By tier, 1 to 4; empty where the tier makes no difference.</param>
public sealed record Weight(int Default, IReadOnlyDictionary<int, int> ByTier)
{
    /// <summary>For a service of a tier.</summary>
    public int For(int tier) => ByTier.GetValueOrDefault(tier, Default);
}
