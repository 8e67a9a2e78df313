namespace Scorecards.Client.Models;

/// <summary>A request that a service keeps its support for a while.</summary>
/// <param name="Reason">20 to 1000 characters: why, and what happens until then.</param>
/// <param name="Until">When the support may end: a moment with its zone, such as 2030-01-31T09:00:00Z, at most as far away as the policy allows.</param>
public sealed record NewSupportAppeal(string Reason, string Until);
