using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;

namespace Scorecards.Core.Facts;

/// <summary>A question to a source about a service, its templates already filled in.</summary>
public sealed record FactRequest(Service Service, string Source, string Query, CelValue Arguments)
{
    /// <summary>How old an answer may be that is there already; null when the source is to be asked now.</summary>
    public TimeSpan? Ttl { get; init; }

    /// <summary>An answer that is there already must have been asked for from here on: what it is about has changed since. Null where nothing is known to have.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The same key means the same question about the same service: asked once.</summary>
    public FactKey Key => new(Source, Query, Arguments.ToJson());
}

/// <summary>Identifies a fact of a service: the source, its query and the arguments as canonical JSON.</summary>
public readonly record struct FactKey(string Source, string Query, string Arguments);
