namespace Scorecards.Client.Models;

/// <summary>The best grades under a cap.</summary>
/// <param name="OneBlocker">With one failed blocker.</param>
/// <param name="MoreBlockers">With two or more.</param>
/// <param name="HighOrExempt">With a failing check of high severity, or an exempt blocker.</param>
public sealed record ScorecardCaps(string OneBlocker, string MoreBlockers, string HighOrExempt);
