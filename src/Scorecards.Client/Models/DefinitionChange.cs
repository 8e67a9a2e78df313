namespace Scorecards.Client.Models;

/// <summary>How one document differs.</summary>
/// <param name="Kind"><c>Check</c> or <c>Scorecard</c>.</param>
/// <param name="Parts">What differs, by the names that the document has for it; empty for one that is new or gone.</param>
public sealed record DefinitionChange(string Kind, string Name, ChangeKind Change, IReadOnlyList<string> Parts);
