using Scorecards.Core.Catalog;

namespace Scorecards.Core.Runtime;

/// <summary>The services known, when each is due, and who works on it.</summary>
public interface IServiceStore
{
    /// <summary>
    /// Makes the stored services those of the catalog: new ones are added and due at the time given for them, changed ones
    /// (by <see cref="Service.Digest"/>) are replaced and due at once, missing ones are retired with their history kept,
    /// and ones that come back are active again. Returns how many of each.
    /// </summary>
    Task<CatalogChanges> SyncServicesAsync(
        IReadOnlyCollection<Service> services, Func<string, DateTimeOffset> firstDue, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Claims up to <paramref name="limit"/> active services that are due and not claimed by another, the longest due first.
    /// A claim ends when an evaluation is saved, when it is released, or at <paramref name="leaseUntil"/>.
    /// </summary>
    Task<IReadOnlyList<string>> ClaimDueAsync(
        string node, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellationToken);

    /// <summary>Gives up a claim of this node; the service is due again at the time given.</summary>
    Task ReleaseAsync(string node, string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Makes every active service due at the time given for it, unless it is due earlier already.</summary>
    Task MakeDueAsync(Func<string, DateTimeOffset> dueAt, CancellationToken cancellationToken);

    /// <summary>The time at which the next unclaimed service is due; null when there is none.</summary>
    Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What a sync of the catalog changed.</summary>
public sealed record CatalogChanges(int Added, int Changed, int Retired);
