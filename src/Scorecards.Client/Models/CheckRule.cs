namespace Scorecards.Client.Models;

/// <summary>How a check decides.</summary>
/// <param name="AppliesTo">The expression over the service; null when it applies to every service.</param>
/// <param name="Pass">The expression over the facts.</param>
/// <param name="FreshForSeconds">An older fact is stale.</param>
/// <param name="Facts">The facts it looks at.</param>
/// <param name="File">Where it is defined.</param>
/// <param name="Line">From 1.</param>
public sealed record CheckRule(string? AppliesTo, string Pass, long FreshForSeconds, IReadOnlyList<CheckFact> Facts, string File, int Line);
