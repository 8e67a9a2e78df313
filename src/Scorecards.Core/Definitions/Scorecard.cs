using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions;

/// <summary>A scorecard, compiled.</summary>
public sealed record Scorecard
{
    public required Metadata Metadata { get; init; }

    public required ScorecardSpec Spec { get; init; }

    /// <summary>Null when the scorecard is for every service.</summary>
    public Expression? AppliesTo { get; init; }

    /// <summary>The checks that count, in the order of the document, with the weights for the tier of <see cref="ForTier"/>, else the default ones.</summary>
    public required IReadOnlyList<WeightedCheck> Checks { get; init; }

    /// <summary>The weights of the checks that have others for some tiers.</summary>
    public IReadOnlyDictionary<string, Weight> WeightsByTier { get; init; } = new Dictionary<string, Weight>();

    public required GradeBands Bands { get; init; }

    public required string File { get; init; }

    public string Name => Metadata.Name;

    public string Title => Metadata.Title ?? Metadata.Name;

    /// <summary>The scorecard as services of a tier are rated by it: only this one is to be tallied.</summary>
    public Scorecard ForTier(int tier) => WeightsByTier.Count == 0 ? this : this with
    {
        Checks = [.. Checks.Select(c => WeightsByTier.TryGetValue(c.Check, out var weight) ? c with { Weight = weight.For(tier) } : c)],
    };

    /// <summary>True when the scorecard is for the service. A filter that fails counts as one that lets it in, rather than to drop a service in silence.</summary>
    public bool IsFor(CelValue service) =>
        AppliesTo?.Evaluate(new BoundVariables(("service", service))) is not { Kind: CelKind.Bool } applies || applies.AsBool();
}

/// <summary>A check on a scorecard, with its share in the score relative to the others.</summary>
public sealed record WeightedCheck(string Check, int Weight);
