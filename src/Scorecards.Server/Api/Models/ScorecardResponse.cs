using System.Text.Json.Serialization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Server.Api.Models;

/// <summary>A scorecard: which checks count, and how a score becomes a grade.</summary>
public sealed record ScorecardResponse
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string? Description { get; init; }

    public required string? Owner { get; init; }

    /// <summary>True for the scorecard whose grade is the service's grade.</summary>
    public required bool Primary { get; init; }

    /// <summary>The expression over the service; null when it is for every service.</summary>
    public required string? AppliesTo { get; init; }

    public required IReadOnlyList<ScorecardCheck> Checks { get; init; }

    /// <summary>The lowest score of each grade, the best first; below all of them is F.</summary>
    public required IReadOnlyList<GradeBand> Bands { get; init; }

    public required ScorecardCaps Caps { get; init; }

    public required ScorecardCoverage Coverage { get; init; }

    /// <summary>How long an outcome is held when the service itself is the reason that it is unknown.</summary>
    public required long GraceSeconds { get; init; }

    public static ScorecardResponse Of(Scorecard scorecard) => new()
    {
        Name = scorecard.Name,
        Title = scorecard.Title,
        Description = scorecard.Metadata.Description,
        Owner = scorecard.Metadata.Owner,
        Primary = scorecard.Spec.Primary,
        AppliesTo = scorecard.Spec.AppliesTo?.Value,
        Checks = [.. scorecard.Checks.Select(c => new ScorecardCheck(c.Check, c.Weight, CheckWeight.ByTier(scorecard, c.Check)))],
        Bands = [.. scorecard.Bands.From.Select(b => new GradeBand(b.Key.Letter(), b.Value))],
        Caps = new ScorecardCaps(
            scorecard.Spec.Caps.OneBlocker.Letter(), scorecard.Spec.Caps.MoreBlockers.Letter(), scorecard.Spec.Caps.HighOrExempt.Letter()),
        Coverage = new ScorecardCoverage(
            scorecard.Spec.Coverage.Rated, scorecard.Spec.Coverage.Full, scorecard.Spec.Coverage.PartialCap.Letter()),
        GraceSeconds = (long)scorecard.Spec.Grace.TotalSeconds,
    };
}

/// <summary>A check on a scorecard.</summary>
/// <param name="Weight">For the tiers that have none of their own.</param>
/// <param name="WeightByTier">By tier, 1 to 4, for the tiers that have one; absent when the tier makes no difference.</param>
public sealed record ScorecardCheck(string Check, int Weight, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, int>? WeightByTier = null);

/// <summary>The lowest score of a grade.</summary>
public sealed record GradeBand(string Grade, decimal From);

/// <summary>The best grades under a cap.</summary>
/// <param name="OneBlocker">With one failed blocker.</param>
/// <param name="MoreBlockers">With two or more.</param>
/// <param name="HighOrExempt">With a failing check of high severity, or an exempt blocker.</param>
public sealed record ScorecardCaps(string OneBlocker, string MoreBlockers, string HighOrExempt);

/// <summary>How much of the weight must have an outcome, in percent.</summary>
/// <param name="Rated">Below this the grade is U.</param>
/// <param name="Full">Below this the grade is at most <paramref name="PartialCap"/>.</param>
/// <param name="PartialCap">The best grade below full coverage.</param>
public sealed record ScorecardCoverage(decimal Rated, decimal Full, string PartialCap);
