using Scorecards.Core.Catalog;

namespace Scorecards.Core.Runtime;

/// <summary>The services known, when each is due, and who works on it.</summary>
public interface IServiceStore
{
    /// <summary>
    /// Makes the stored services those of the catalog: new ones are added and due at the time given for them, changed ones
    /// (by <see cref="Service.Digest"/>) are replaced and due at once, missing ones are retired with their history kept,
    /// and ones that come back are active again and due as new ones are. Returns how many of each; one that came back
    /// counts as added.
    /// </summary>
    Task<CatalogChanges> SyncServicesAsync(
        IReadOnlyCollection<Service> services, Func<string, DateTimeOffset> firstDue, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Claims up to <paramref name="limit"/> active services that are due and not claimed, the longest due first.
    /// A claim ends when an evaluation is saved, when it is released, when the service is retired, or at
    /// <paramref name="leaseUntil"/>.
    /// </summary>
    Task<IReadOnlyList<string>> ClaimDueAsync(
        string node, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Moves the end of the claims that this node still holds, and returns the services among those named that it does not:
    /// their work is another's, or done. A claim whose lease is over is still held until another takes the service.
    /// </summary>
    Task<IReadOnlyList<string>> RenewAsync(
        string node, IReadOnlyCollection<string> serviceIds, DateTimeOffset leaseUntil, CancellationToken cancellationToken);

    /// <summary>
    /// Gives up a claim of this node; the service is due again at the time given, or earlier where that was asked for
    /// meanwhile. A claim that this node does not hold is left as it is.
    /// </summary>
    Task ReleaseAsync(string node, string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>
    /// Makes every active service due at the time given for it, unless it is due earlier already; one without a time stays as it
    /// is. A service that is being evaluated is due again then: what runs may not have seen yet what the caller has changed.
    /// </summary>
    Task MakeDueAsync(Func<string, DateTimeOffset?> dueAt, CancellationToken cancellationToken);

    /// <summary>The same for one service. Returns false, with nothing changed, when it is not known or retired.</summary>
    Task<bool> MakeDueAsync(string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>
    /// The time at which the next active service can be claimed: when it is due, or for a claimed one when its lease is
    /// over too; null when there is none.
    /// </summary>
    Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What a sync of the catalog changed.</summary>
public sealed record CatalogChanges(int Added, int Changed, int Retired);
