namespace Scorecards.Client.Models;

/// <summary>A service and outcomes it does not have.</summary>
/// <param name="Service">The id of the service.</param>
/// <param name="Outcomes">What checks are supposed to say; all others say what they say now.</param>
public sealed record WhatIf(string Service, IReadOnlyList<SupposedOutcome> Outcomes);
