namespace Scorecards.Client.Models;

/// <summary>The grades of a service now, and with the supposed outcomes.</summary>
/// <param name="Service">The id of the service.</param>
/// <param name="Scorecards">Every scorecard that is for the service, the primary one first.</param>
public sealed record WhatIfResult(string Service, IReadOnlyList<ScorecardChange> Scorecards);
