namespace Scorecards.Client.Models;

/// <summary>How up to date answers are.</summary>
/// <param name="AgeSeconds">Time since the store was last read to its end; null before the first time.</param>
/// <param name="TakenAt">When something last changed in it.</param>
public sealed record SnapshotHealth(double? AgeSeconds, DateTimeOffset? TakenAt, int Services);
