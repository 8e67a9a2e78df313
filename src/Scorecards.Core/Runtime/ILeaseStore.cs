namespace Scorecards.Core.Runtime;

/// <summary>Work that one node does for all.</summary>
public interface ILeaseStore
{
    /// <summary>Takes the lease, or renews it; false while another holds it.</summary>
    Task<bool> HoldLeaseAsync(string name, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives the lease up; one that another holds is left as it is.</summary>
    Task ReleaseLeaseAsync(string name, string owner, CancellationToken cancellationToken);
}
