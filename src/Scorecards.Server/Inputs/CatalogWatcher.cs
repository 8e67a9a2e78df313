using Scorecards.Core;
using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.Core.Text;
using Scorecards.Sources.Documents;

namespace Scorecards.Server.Inputs;

/// <summary>Keeps the catalog up to date, here and in the store.</summary>
/// <param name="interval">How often each service is evaluated: a store that is in use is written to as often.</param>
internal sealed class CatalogWatcher(CatalogInput input, IStore store, TimeSpan interval, TimeProvider time, ILogger log)
{
    private string? _stamp;

    public InputStatus Status { get; private set; } = new(input.Origin.Name, null, null, []);

    public ServiceCatalog Current { get; private set; } = ServiceCatalog.Empty;

    public TimeSpan Rest => input.Origin.Rest;

    /// <summary>Looks for a change and takes it in; true when there was one.</summary>
    public async Task<bool> RefreshAsync(string serverUrl, CancellationToken cancellationToken)
    {
        try
        {
            var stamp = await input.Origin.StampAsync(cancellationToken);
            if (stamp == _stamp)
            {
                return false;
            }

            var catalog = await KeepUnreadableAsync(await input.ReadAsync(serverUrl, cancellationToken), cancellationToken);
            var now = time.GetUtcNow();
            if (_stamp is null && await OthersAsync(catalog, now, cancellationToken) is { } others)
            {
                return Refuse(new Problem(input.Origin.Name, 0, 0, others));
            }

            var changes = await store.SyncServicesAsync([.. catalog.Services.Values], _ => now, now, cancellationToken);
            Current = catalog;
            _stamp = stamp;

            var broken = catalog.Problems.Any(p => !p.IsWarning);
            Status = new InputStatus(input.Origin.Name, now, broken ? Status.FailedAt ?? now : null, catalog.Problems);
            log.LogInformation("Catalog from {Origin}: {Services} services, {Added} new, {Changed} changed, {Retired} retired, {Problems} problems",
                input.Origin.Name, catalog.Services.Count, changes.Added, changes.Changed, changes.Retired, catalog.Problems.Count);
            return true;
        }
        catch (OriginException e)
        {
            return Refuse(new Problem(input.Origin.Name, 0, 0, e.Message));
        }
    }

    /// <summary>
    /// What is wrong where the store is at work for another catalog: all its services would be retired. A catalog that
    /// changed wholly is taken in by the server that had the one before, or when the store has been at rest for a while.
    /// </summary>
    private async Task<string?> OthersAsync(ServiceCatalog catalog, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = (await store.ChangesAsync(0, int.MaxValue, cancellationToken)).Services.Where(service => !service.Retired).ToList();
        if (catalog.Services.Count == 0 || stored.Count == 0 || stored.Any(service => catalog.Services.ContainsKey(service.ServiceId))
            || stored.Max(service => service.Latest?.ConfirmedUntil) is not { } last || now - last > interval)
        {
            return null;
        }

        var names = string.Join(", ", stored.Select(service => service.ServiceId).Order(StringComparer.Ordinal).Take(3));
        return $"the store is in use for another catalog: none of its {stored.Count} services ({names} …) is in this one, and the latest was evaluated at {last:u}. "
            + $"Give each cluster a store of its own with --store or --data. If this catalog is to replace the other, stop its servers; it is taken in after {Duration.Format(interval)}.";
    }

    private bool Refuse(Problem problem)
    {
        if (Status.Problems is [var known] && known == problem)
        {
            return false;
        }

        Status = Status with { FailedAt = Status.FailedAt ?? time.GetUtcNow(), Problems = [problem] };
        log.LogError("The catalog is not taken in: {Problem}", problem);
        return true;
    }

    /// <summary>A file that cannot be read retires nobody: the services it had are kept as they were stored.</summary>
    private async Task<ServiceCatalog> KeepUnreadableAsync(ServiceCatalog catalog, CancellationToken cancellationToken)
    {
        var broken = catalog.Problems.Where(p => !p.IsWarning).Select(p => p.File + ":").ToHashSet(StringComparer.Ordinal);
        if (broken.Count == 0)
        {
            return catalog;
        }

        var services = new Dictionary<string, Service>(catalog.Services, StringComparer.OrdinalIgnoreCase);
        var stored = await store.ChangesAsync(0, int.MaxValue, cancellationToken);
        foreach (var service in stored.Services.Where(s => !s.Retired).Select(s => ServiceJson.Read(s.ServiceJson)))
        {
            if (broken.Any(file => service.Origin.StartsWith(file, StringComparison.Ordinal)))
            {
                services.TryAdd(service.Id, service);
            }
        }

        return catalog with { Services = services };
    }
}
