namespace Scorecards.Client.Models;

/// <summary>How up to date answers are.</summary>
/// <param name="AgeSeconds">Everything saved longer ago than this is in the answers; null before the store was first read to its end.</param>
/// <param name="TakenAt">When something last changed in it.</param>
public sealed record SnapshotHealth(double? AgeSeconds, DateTimeOffset? TakenAt, int Services);
