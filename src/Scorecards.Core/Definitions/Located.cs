namespace Scorecards.Core.Definitions;

/// <summary>A value with the place it was read from, so that a mistake found later can still be shown there.</summary>
/// <param name="Line">From 1; the line where the text itself begins.</param>
/// <param name="Column">From 1.</param>
public sealed record Located<T>(T Value, int Line, int Column);
