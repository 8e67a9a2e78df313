using Orleans.Configuration;

namespace Scorecards.Silo.Cluster;

/// <summary>When the silos of a cluster declare one of them dead: it answered none of three probes, 3 s apart (decision 0010).</summary>
internal static class Liveness
{
    public static void Configure(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedProbesLimit = 3;

        // Two votes, the default, cannot be had from three silos of which one is dead and one hangs.
        membership.NumVotesForDeathDeclaration = 1;

        // The last probe would go by way of another silo, and decide nothing when that one is in trouble too.
        membership.EnableIndirectProbes = false;

        // A silo whose neighbours are dead gets no answers; it would take that for its own weakness and wait several times as long.
        membership.ExtendProbeTimeoutDuringDegradation = false;
    }
}
