using System.Collections.Concurrent;

namespace Scorecards.Sources.Upstream;

/// <summary>The upstreams of a process, by the name of the source.</summary>
public sealed class Upstreams
{
    private readonly ConcurrentDictionary<string, UpstreamPolicy> _policies = new(StringComparer.Ordinal);

    /// <summary>Null for a source that asks no upstream of its own, such as the catalog or the endpoints of services.</summary>
    public UpstreamStatus? Of(string source) => _policies.GetValueOrDefault(source)?.Status;

    /// <summary>A source that was read anew takes the place of the one before.</summary>
    internal void Add(string source, UpstreamPolicy policy) => _policies[source] = policy;
}
