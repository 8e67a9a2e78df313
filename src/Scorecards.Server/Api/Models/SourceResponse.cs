using Scorecards.Core.Runtime;

namespace Scorecards.Server.Api.Models;

/// <summary>A source in use.</summary>
/// <param name="Kind">The kind of system; for a built-in source, its name.</param>
public sealed record SourceResponse(string Name, string Kind)
{
    public static IReadOnlyList<SourceResponse> Of(WorkingSet workingSet) =>
    [
        .. workingSet.Sources.Keys.Union(workingSet.Definitions.Sources.Keys).Order(StringComparer.Ordinal)
            .Select(name => new SourceResponse(name, workingSet.Definitions.Sources.GetValueOrDefault(name)?.Spec.Kind.Value ?? name)),
    ];
}
