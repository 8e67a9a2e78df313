namespace Scorecards.Client.Models;

/// <summary>A mistake in a definition or in a catalog file.</summary>
/// <param name="Line">From 1; 0 when the place is the whole file.</param>
/// <param name="Column">From 1; 0 when the place is the whole file.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Warning">True when it does not keep the content from being used.</param>
public sealed record InputProblem(string File, int Line, int Column, string Message, string? Hint, bool Warning);
