using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions;

/// <summary>A support policy, compiled.</summary>
public sealed record SupportPolicy(Metadata Metadata, SupportPolicySpec Spec, IReadOnlyList<SupportRule> Rules, string File)
{
    public string Name => Metadata.Name;
}

/// <summary>A rule of a support policy.</summary>
/// <param name="AppliesTo">Null when the rule is for every service.</param>
public sealed record SupportRule(SupportRuleSpec Spec, Expression? AppliesTo);
