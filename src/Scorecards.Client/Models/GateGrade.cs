namespace Scorecards.Client.Models;

/// <summary>The grade that the gate went by.</summary>
/// <param name="Letter">What counted: after a drop the grade before, until the drop is steady; of an unrated service the one at its lowest possible score.</param>
/// <param name="Shown">The grade on the board at that time.</param>
/// <param name="Coverage">Percent of the applicable weight that has an outcome.</param>
public sealed record GateGrade(
    string Letter, string Shown, decimal? Score, decimal? ScoreMin, decimal? ScoreMax, decimal Coverage, DateTimeOffset? EvaluatedAt);
