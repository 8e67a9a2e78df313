namespace Scorecards.Client.Models;

/// <summary>A check on a scorecard.</summary>
public sealed record ScorecardCheck(string Check, int Weight);
