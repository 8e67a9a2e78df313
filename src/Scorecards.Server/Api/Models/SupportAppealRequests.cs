namespace Scorecards.Server.Api.Models;

/// <summary>A request that a service keeps its support for a while.</summary>
/// <param name="Reason">20 to 1000 characters: why, and what happens until then.</param>
/// <param name="Until">When the support may end: a moment with its zone, at most as far away as the policy allows.</param>
public sealed record NewSupportAppealRequest(string? Reason, string? Until);

/// <summary>What is said with a decision on an appeal.</summary>
/// <param name="Answer">At most 1000 characters.</param>
public sealed record SupportAppealDecisionRequest(string? Answer);
