using Scorecards.Core.Definitions;

namespace Scorecards.Cli.Server.Models;

/// <summary>A service and outcomes it does not have, as the API takes them.</summary>
internal sealed record WhatIfQuestion(string Service, IReadOnlyList<SupposedOutcomeQuestion> Outcomes);

/// <param name="Value">For partial only.</param>
internal sealed record SupposedOutcomeQuestion(string Check, OutcomeKind Outcome, decimal? Value);
