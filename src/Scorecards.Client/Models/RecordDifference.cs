namespace Scorecards.Client.Models;

/// <summary>A value that is recorded otherwise than it comes out when it is computed again.</summary>
/// <param name="Check">The check it is of; null for one of a scorecard.</param>
/// <param name="Scorecard">The scorecard it is of; null for one of a check.</param>
/// <param name="Field">The name of the value.</param>
/// <param name="Recorded">Null where the record has none.</param>
/// <param name="Recomputed">Null where none comes out.</param>
public sealed record RecordDifference(string? Check, string? Scorecard, string Field, string? Recorded, string? Recomputed);
