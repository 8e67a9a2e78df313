namespace Scorecards.Server.Api.Models;

/// <summary>A part of a list.</summary>
/// <param name="Items">What the part holds.</param>
/// <param name="Next">The cursor of the next part; null when this is the last one.</param>
/// <param name="Total">How many items there are in all parts.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next, long Total);
