using Scorecards.Core.Definitions;

namespace Scorecards.Core.Support;

/// <summary>What the support policy says.</summary>
/// <param name="Rule">The rule that decided; null for the level of all others.</param>
/// <param name="Failure">Why no rule could decide; null when one did, or when none held.</param>
public sealed record SupportDecision(string Level, SupportLevelSpec Settings, SupportRuleSpec? Rule, string? Failure);
