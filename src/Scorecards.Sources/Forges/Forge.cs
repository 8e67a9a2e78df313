using Scorecards.Core.Expressions;

namespace Scorecards.Sources.Forges;

/// <summary>What is different from forge to forge.</summary>
internal sealed record Forge
{
    /// <summary>The kind of the source.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name, for people.</summary>
    public required string Product { get; init; }

    /// <summary>The annotation by which a service names its repository.</summary>
    public required string Annotation { get; init; }

    /// <summary>How a name must look, for messages.</summary>
    public required string NameForm { get; init; }

    /// <summary>The path of a repository in the API by its name; null for a text that is no name.</summary>
    public required Func<string, string?> PathOf { get; init; }

    /// <summary>The answer to each query it has something of.</summary>
    public required IReadOnlyDictionary<string, Func<ForgeRepository, ForgeQuestion, Task<CelValue>>> Answers { get; init; }

    /// <summary>The page that shows people the same, below the repository's.</summary>
    public required IReadOnlyDictionary<string, string> Pages { get; init; }
}
