using Scorecards.Core.Catalog;

namespace Scorecards.Sources.Webhooks;

/// <summary>The services that an annotation calls by a name in the upstream, such as a repository or a job.</summary>
internal static class NamedServices
{
    /// <param name="names">Compared without regard to case, as forges do.</param>
    public static Func<Service, bool> By(string annotation, params IReadOnlyCollection<string> names) =>
        service => service.Annotations.TryGetValue(annotation, out var called) && names.Contains(called.Trim(), StringComparer.OrdinalIgnoreCase);
}
