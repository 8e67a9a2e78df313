namespace Scorecards.Core.Scoring;

/// <summary>A value that is recorded otherwise than it comes out when it is computed again.</summary>
/// <param name="Check">The check it is of; null for one of a scorecard or of the whole.</param>
/// <param name="Scorecard">The scorecard it is of; null for one of a check or of the whole.</param>
/// <param name="Field">The name of the value, as in the API.</param>
/// <param name="Recorded">Null where the record has none.</param>
/// <param name="Recomputed">Null where none comes out.</param>
public sealed record RecordDifference(string? Check, string? Scorecard, string Field, string? Recorded, string? Recomputed);
