namespace Scorecards.Core.Definitions;

/// <summary>A weight as documents write it: <c>5</c>, or <c>{tier1: 8, default: 5}</c>.</summary>
[Doc("The weight by the tier of the service.")]
[Shorthand(nameof(Default))]
public sealed record WeightSpec
{
    private const int Heaviest = 1000;

    [Doc("For the tiers that have none of their own.", Minimum = 1, Maximum = Heaviest)]
    public int? Default { get; init; }

    [Doc("For services of tier 1, the most critical.", Minimum = 1, Maximum = Heaviest)]
    public int? Tier1 { get; init; }

    [Doc("For services of tier 2.", Minimum = 1, Maximum = Heaviest)]
    public int? Tier2 { get; init; }

    [Doc("For services of tier 3.", Minimum = 1, Maximum = Heaviest)]
    public int? Tier3 { get; init; }

    [Doc("For services of tier 4.", Minimum = 1, Maximum = Heaviest)]
    public int? Tier4 { get; init; }
}
