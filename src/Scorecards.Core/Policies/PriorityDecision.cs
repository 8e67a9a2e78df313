using Scorecards.Core.Definitions;

namespace Scorecards.Core.Policies;

/// <summary>Where work stands in a queue.</summary>
/// <param name="Rule">The rule that decided; null for the neutral class.</param>
/// <param name="Failure">Why no rule could decide; null when one did, or when none held.</param>
public sealed record PriorityDecision(string Class, PriorityClassSpec Settings, PriorityRuleSpec? Rule, string? Failure);
