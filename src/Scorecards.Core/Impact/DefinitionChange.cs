namespace Scorecards.Core.Impact;

/// <summary>How one document of the definitions differs.</summary>
/// <param name="Kind"><c>Check</c> or <c>Scorecard</c>.</param>
/// <param name="Parts">What differs, by the names that the document has for it; empty for one that is new or gone.</param>
public sealed record DefinitionChange(string Kind, string Name, ChangeKind Change, IReadOnlyList<string> Parts);

/// <summary>What became of something.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is another.</summary>
    Changed,

    /// <summary>Of a check on a scorecard: it is the same and counts otherwise.</summary>
    Reweighted,
}
