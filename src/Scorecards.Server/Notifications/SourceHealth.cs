using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Sources.Upstream;

namespace Scorecards.Server.Notifications;

/// <summary>A source in use and how it is.</summary>
/// <param name="Kind">The kind of system; for a built-in source, its name.</param>
/// <param name="Use">How many services use it and got no answer, on all nodes.</param>
/// <param name="Upstream">How this node finds the system; null for a source that asks none of its own.</param>
public sealed record SourceHealth(string Name, string Kind, SourceUse Use, UpstreamStatus? Upstream)
{
    /// <summary>All sources, by name.</summary>
    public static IReadOnlyList<SourceHealth> In(LiveInputs inputs, Snapshot snapshot)
    {
        var workingSet = inputs.Current;
        return
        [
            .. workingSet.Sources.Keys.Union(workingSet.Definitions.Sources.Keys).Order(StringComparer.Ordinal).Select(name => new SourceHealth(
                name,
                workingSet.Definitions.Sources.GetValueOrDefault(name)?.Spec.Kind.Value ?? name,
                snapshot.Sources.GetValueOrDefault(name) ?? new SourceUse(name, 0, 0, null),
                inputs.Upstreams.Of(name))),
        ];
    }
}
