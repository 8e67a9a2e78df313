using Scorecards.Core;
using Scorecards.Core.Catalog;
using Scorecards.Core.Text;

namespace Scorecards.Cli.Input;

/// <summary>Finds the services a command is about.</summary>
internal static class ServiceChoice
{
    /// <param name="name">An id; null for all services, in the order of their ids.</param>
    public static (IReadOnlyList<Service> Services, Problem? Missing) Find(ServiceCatalog catalog, string place, string? name)
    {
        if (catalog.Services.Count == 0)
        {
            return ([], new Problem(place, 0, 0, $"there is no service in the catalog '{place}'",
                "a service is an entity of kind Component in a catalog-info.yaml; name its place with --catalog"));
        }

        if (name is null)
        {
            return ([.. catalog.Services.Values.OrderBy(s => s.Id, StringComparer.Ordinal)], null);
        }

        return catalog.Services.TryGetValue(name, out var service)
            ? ([service], null)
            : ([], new Problem(place, 0, 0, $"there is no service '{name}' in the catalog '{place}'", Spelling.Hint(name, [.. catalog.Services.Keys])));
    }
}
