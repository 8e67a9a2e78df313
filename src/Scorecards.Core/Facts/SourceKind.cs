using Scorecards.Core.Expressions;

namespace Scorecards.Core.Facts;

/// <summary>What a shipped kind of source can answer; definitions are validated against it when they load.</summary>
/// <param name="Name">The kind, as <c>spec.kind</c> of a Source document and as the name of a built-in source.</param>
/// <param name="BuiltIn">True when a source of this name is there without a Source document.</param>
public sealed record SourceKind(string Name, bool BuiltIn, IReadOnlyList<SourceQuery> Queries)
{
    /// <summary>
    /// The queries of a source whose document declares them or their types, given its options; null for a kind that is the same everywhere.
    /// Without a document they are <see cref="Queries"/>.
    /// </summary>
    public Func<IReadOnlyDictionary<string, CelValue>, IReadOnlyList<SourceQuery>>? QueriesOf { get; init; }

    /// <summary>What a fact without a query asks; null where it must say.</summary>
    public string? DefaultQuery { get; init; }

    /// <summary>The kinds one of which a source of this kind asks in its place, chosen by service; empty for one that asks itself.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];
}

/// <summary>A query of a source kind: its arguments (<c>with</c>) and the type of its facts.</summary>
public sealed record SourceQuery(string Name, string Description, IReadOnlyList<SourceArgument> Arguments, CelType Result);

/// <summary>An argument of a query.</summary>
public sealed record SourceArgument(string Name, string Description, bool Required = false);
