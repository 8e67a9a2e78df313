namespace Scorecards.Client.Models;

/// <summary>How to make a check pass.</summary>
/// <param name="EffortMinutes">Working time it takes.</param>
/// <param name="Text">What to do.</param>
/// <param name="Link">Where to read more.</param>
public sealed record Fix(int? EffortMinutes, string? Text, string? Link);
