using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions;

/// <summary>A priority policy, compiled.</summary>
public sealed record PriorityPolicy(Metadata Metadata, PriorityPolicySpec Spec, IReadOnlyList<PriorityRule> Rules, string File)
{
    public string Name => Metadata.Name;
}

/// <summary>A rule of a priority policy.</summary>
/// <param name="AppliesTo">Null when the rule is for every service.</param>
public sealed record PriorityRule(PriorityRuleSpec Spec, Expression? AppliesTo);
