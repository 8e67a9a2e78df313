using Scorecards.Server.Hosting;
using Scorecards.Storage.PostgreSql;

namespace Scorecards.Silo.Cluster;

/// <summary>
/// Looks, before a silo joins, whether those that are there work on the same store. The name of a silo says which store it has.
/// </summary>
internal sealed class ClusterCheck(string clusterId, string store)
{
    /// <summary>A name that says which store this silo works on.</summary>
    public string SiloName { get; } = $"{store}-{Guid.NewGuid():N}";

    /// <summary>What to warn of; null when all is well.</summary>
    /// <exception cref="SettingException">The cluster works on another store.</exception>
    public string? Judge(IReadOnlyList<LiveSilo> silos)
    {
        if (silos.Any(s => s.Cluster == clusterId && !HasOurStore(s)))
        {
            throw new SettingException(
                $"The silos of the cluster '{clusterId}' work on another store than this one. Give it their --store, or a cluster of its own with --cluster-id.");
        }

        var others = silos.Where(s => s.Cluster != clusterId && HasOurStore(s)).Select(s => s.Cluster).Distinct().Order(StringComparer.Ordinal).ToList();
        return others.Count == 0 ? null
            : $"The store has silos of other clusters too: {string.Join(", ", others)}. Nothing is saved twice, but a service is no longer evaluated in one place. Give all silos the same --cluster-id, or a store for each cluster.";
    }

    private bool HasOurStore(LiveSilo silo) => silo.Name.StartsWith(store, StringComparison.Ordinal);
}
