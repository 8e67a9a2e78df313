using Scorecards.Core.Facts;

namespace Scorecards.Core.Definitions;

/// <summary>The kinds of source that are shipped; definitions are validated against them.</summary>
public interface ISourceKinds
{
    IReadOnlyDictionary<string, SourceKind> Kinds { get; }

    /// <summary>Every mistake in the settings of a source of a known kind.</summary>
    IEnumerable<Problem> Validate(SourceDefinition source);
}
