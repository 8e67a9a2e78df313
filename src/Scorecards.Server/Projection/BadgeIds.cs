using System.Collections.Frozen;

namespace Scorecards.Server.Projection;

/// <summary>
/// Where reading is closed, a service opts in to a badge that anyone may see, by an annotation whose value nobody can guess and which is
/// the badge's id.
/// </summary>
internal static class BadgeIds
{
    /// <summary>The annotation.</summary>
    public const string Annotation = "scorecards.dev/badge-id";

    /// <summary>Characters; a shorter one could be found by trying.</summary>
    public const int Shortest = 20;

    /// <summary>The services by the ids of their badges. An id that two services have is of neither: it was copied.</summary>
    public static FrozenDictionary<string, ServiceView> In(IEnumerable<ServiceView> services) => services
        .Where(service => !service.Retired)
        .Select(service => (Id: service.Service.Annotations.GetValueOrDefault(Annotation), Service: service))
        .Where(badge => badge.Id?.Length >= Shortest)
        .GroupBy(badge => badge.Id!, StringComparer.Ordinal)
        .Where(same => same.Count() == 1)
        .ToFrozenDictionary(same => same.Key, same => same.Single().Service, StringComparer.Ordinal);
}
