namespace Scorecards.Client.Models;

/// <summary>The time of grace.</summary>
/// <param name="Until">From this moment on it is over.</param>
public sealed record SupportGrace(DateTimeOffset Until);
