namespace Scorecards.Client.Models;

/// <summary>What a check is supposed to say.</summary>
/// <param name="Check">The name of a check that the service has an outcome of.</param>
/// <param name="Value">Above 0 and below 1 for partial; null for the others.</param>
public sealed record SupposedOutcome(string Check, OutcomeKind Outcome, decimal? Value = null);
