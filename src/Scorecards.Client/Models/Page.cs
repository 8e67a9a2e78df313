namespace Scorecards.Client.Models;

/// <summary>A part of a list.</summary>
/// <param name="Next">The cursor of the next part; null when this is the last one.</param>
/// <param name="Total">How many items there are in all parts.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long Total);
