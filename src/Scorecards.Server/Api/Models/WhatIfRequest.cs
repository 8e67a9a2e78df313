using Scorecards.Core.Definitions;

namespace Scorecards.Server.Api.Models;

/// <summary>A service and outcomes it does not have.</summary>
/// <param name="Service">The id of the service.</param>
/// <param name="Outcomes">What checks are supposed to say; all others say what they say now.</param>
public sealed record WhatIfRequest(string? Service, IReadOnlyList<SupposedOutcomeRequest>? Outcomes);

/// <summary>What a check is supposed to say.</summary>
/// <param name="Check">The name of a check that the service has an outcome of.</param>
/// <param name="Value">Above 0 and below 1 for partial; left out for the others.</param>
public sealed record SupposedOutcomeRequest(string? Check, OutcomeKind? Outcome, decimal? Value);
