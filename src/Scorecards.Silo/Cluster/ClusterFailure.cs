using Orleans.Runtime.MembershipService;

namespace Scorecards.Silo.Cluster;

/// <summary>What it means to who runs the silo when it could not join, and what to do about it.</summary>
internal static class ClusterFailure
{
    /// <summary>Null for an error that is a bug of ours and goes on as it is.</summary>
    public static string? Explain(Exception error) => Chain(error).Select(Of).FirstOrDefault(told => told is not null);

    private static string? Of(Exception error) => error switch
    {
        OrleansClusterConnectivityCheckFailedException =>
            $"{error.Message} Silos that crashed still stand in the table of the cluster: start each of them on the port it had, or all with a new --cluster-id.",
        _ => null,
    };

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
