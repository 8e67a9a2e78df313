namespace Scorecards.Client.Models;

/// <summary>A scorecard that a check is on.</summary>
public sealed record CheckWeight(string Scorecard, int Weight);
