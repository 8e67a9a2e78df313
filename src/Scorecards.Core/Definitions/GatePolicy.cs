using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions;

/// <summary>A gate policy, compiled.</summary>
public sealed record GatePolicy
{
    public required Metadata Metadata { get; init; }

    public required GatePolicySpec Spec { get; init; }

    public required IReadOnlyList<GateRule> Rules { get; init; }

    public required string File { get; init; }

    /// <summary>The name of the scorecard whose grade counts where a rule names none; null when no scorecard is loaded.</summary>
    public string? Primary { get; init; }

    /// <summary>The bands of each scorecard, by its name.</summary>
    public IReadOnlyDictionary<string, GradeBands> Bands { get; init; } = new Dictionary<string, GradeBands>();

    public string Name => Metadata.Name;

    /// <summary>Where changes are deployed, by name.</summary>
    public IReadOnlyDictionary<string, GateEnvironmentSpec> Environments => Spec.Environments;
}

/// <summary>A rule of a gate policy.</summary>
/// <param name="AppliesTo">Null when the rule is for every service.</param>
public sealed record GateRule(GateRuleSpec Spec, Expression? AppliesTo)
{
    public string Name => Spec.Name.Value;

    /// <summary>True when it asks for a grade.</summary>
    public bool AsksForGrade => Spec is not { Families: null, Grades: null };

    /// <summary>True when a grade meets what it asks for.</summary>
    public bool Takes(Grade grade) =>
        Spec.Families?.Any(family => family[0] == grade.Family()) != false && Spec.Grades?.Contains(grade) != false;
}
