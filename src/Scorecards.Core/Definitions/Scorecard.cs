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

    /// <summary>The checks that count, in the order of the document.</summary>
    public required IReadOnlyList<WeightedCheck> Checks { get; init; }

    public required GradeBands Bands { get; init; }

    public required string File { get; init; }

    public string Name => Metadata.Name;

    public string Title => Metadata.Title ?? Metadata.Name;

    /// <summary>True when the scorecard is for the service. A filter that fails counts as one that lets it in, rather than to drop a service in silence.</summary>
    public bool IsFor(CelValue service) =>
        AppliesTo?.Evaluate(new BoundVariables(("service", service))) is not { Kind: CelKind.Bool } applies || applies.AsBool();
}

/// <summary>A check on a scorecard, with its share in the score relative to the others.</summary>
public sealed record WeightedCheck(string Check, int Weight);
