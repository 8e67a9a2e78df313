using System.Globalization;
using System.Text.Json.Serialization;
using Scorecards.Core.Definitions;

namespace Scorecards.Server.Api.Models;

/// <summary>A scorecard that a check is on.</summary>
/// <param name="Weight">For the tiers that have none of their own.</param>
/// <param name="WeightByTier">By tier, 1 to 4, for the tiers that have one; absent when the tier makes no difference.</param>
public sealed record CheckWeight(string Scorecard, int Weight, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, int>? WeightByTier = null)
{
    internal static IReadOnlyDictionary<string, int>? ByTier(Scorecard scorecard, string check) =>
        scorecard.WeightsByTier.GetValueOrDefault(check)?.ByTier.ToDictionary(w => w.Key.ToString(CultureInfo.InvariantCulture), w => w.Value);
}
