namespace Scorecards.Client.Models;

/// <summary>The lowest score of a grade.</summary>
public sealed record GradeBand(string Grade, decimal From);
