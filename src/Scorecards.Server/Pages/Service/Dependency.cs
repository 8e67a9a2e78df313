using System.Globalization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages.Service;

/// <summary>A service at the other end of a dependency.</summary>
/// <param name="View">Null when nothing is known of it but its id.</param>
/// <param name="Warning">What is risky about depending on it, in a sentence without its full stop; null when nothing is.</param>
public sealed record Dependency(string Id, ServiceView? View, string? Warning)
{
    // In the order of families: a C or worse below an A, a D or worse below a B, an F below a C.
    private const string Families = "ABCDF";
    private const int MuchWorse = 2;

    /// <summary>What a service stands on: what is risky first, then the worst grade.</summary>
    public static IReadOnlyList<Dependency> Below(ServiceView service, ServiceDependencies dependencies, Snapshot snapshot) =>
    [
        .. dependencies.DependsOn.Select(id => (Id: id, View: snapshot.All.GetValueOrDefault(id)))
            .Select(d => new Dependency(d.Id, d.View, Risk(service, d.View, dependencies.LowerTier.Contains(d.Id))))
            .OrderBy(d => d.Warning is null).ThenBy(d => d.View?.Latest is null).ThenBy(d => d.View?.Grade).ThenBy(d => d.Id, StringComparer.Ordinal),
        .. dependencies.Missing.Select(id => new Dependency(id, null, "it is not in the catalog, so nobody knows how it is")),
    ];

    /// <summary>What stands on a service: the most critical first.</summary>
    public static IReadOnlyList<Dependency> Above(ServiceDependencies dependencies, Snapshot snapshot) =>
    [
        .. dependencies.Dependents.Select(id => new Dependency(id, snapshot.All.GetValueOrDefault(id), null))
            .OrderBy(d => d.View?.Service.Tier ?? int.MaxValue).ThenBy(d => d.Id, StringComparer.Ordinal),
    ];

    private static string? Risk(ServiceView service, ServiceView? other, bool lessCritical)
    {
        List<string> risks = [];
        if (other is not null && IsMuchWorse(service.Grade, other.Grade))
        {
            risks.Add($"its grade is much worse: {other.Grade.Letter()} under {service.Grade.Letter()}");
        }

        if (lessCritical)
        {
            risks.Add(other is null ? "it is less critical" : string.Create(CultureInfo.InvariantCulture, $"it is less critical: tier {other.Service.Tier} under tier {service.Service.Tier}"));
        }

        return risks.Count == 0 ? null : string.Join(", and ", risks);
    }

    private static bool IsMuchWorse(Grade above, Grade below) =>
        above != Grade.U && below != Grade.U && Families.IndexOf(below.Family()) - Families.IndexOf(above.Family()) >= MuchWorse;
}
