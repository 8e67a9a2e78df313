namespace Scorecards.Client.Models;

/// <summary>A source in use.</summary>
/// <param name="Kind">The kind of system; for a built-in source, its name.</param>
public sealed record SourceRef(string Name, string Kind);
