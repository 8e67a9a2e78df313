namespace Scorecards.Client.Models;

/// <summary>How much of the weight must have an outcome, in percent.</summary>
/// <param name="Rated">Below this the grade is U.</param>
/// <param name="Full">Below this the grade is at most <paramref name="PartialCap"/>.</param>
/// <param name="PartialCap">The best grade below full coverage.</param>
public sealed record ScorecardCoverage(decimal Rated, decimal Full, string PartialCap);
