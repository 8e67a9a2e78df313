namespace Scorecards.Client.Models;

/// <summary>A file of definitions.</summary>
/// <param name="Path">What to call it when something is wrong with it.</param>
/// <param name="Text">Its YAML; one or more documents.</param>
public sealed record DefinitionFile(string Path, string Text);
