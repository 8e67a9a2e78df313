namespace Scorecards.Client.Models;

/// <summary>A scorecard before and after.</summary>
public sealed record ScorecardChange(ScorecardGrade Now, ScorecardGrade Then);
