using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;
using Scorecards.Sources.Documents;
using Scorecards.Sources.Setup;

namespace Scorecards.Server.Inputs;

/// <summary>Watches the catalog and the definitions, and puts what is new into use.</summary>
internal sealed class InputService(
    DefinitionInput definitions, CatalogInput catalog, SourceContext context, LiveInputs live, ServerAddress address, ServerOptions options,
    IStore store, TimeProvider time, ILogger<InputService> log)
    : BackgroundService
{
    /// <summary>Services that are looked at at a time: each comes with its evaluation.</summary>
    private const int Together = 1000;

    private static readonly TimeSpan _afterTrouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestRest = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var url = await address.UrlAsync(stoppingToken);
        context.Budgets.ShareThrough(store);
        using var definitionWatcher = new DefinitionWatcher(definitions, context, store, time, log);
        var catalogWatcher = new CatalogWatcher(catalog, store, options.Interval, time, log);
        var (nextDefinitions, nextCatalog) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var begin = time.GetUtcNow();
                var changed = begin >= nextDefinitions && await definitionWatcher.RefreshAsync(stoppingToken);
                var definitionsChanged = changed && live.Current.Definitions != definitionWatcher.Current;
                changed |= begin >= nextCatalog && await catalogWatcher.RefreshAsync(url, stoppingToken);
                if (changed)
                {
                    await PublishAsync(definitionWatcher, catalogWatcher, url, definitionsChanged, stoppingToken);
                }

                // A place where looking alone is slow (a huge tree) is looked at less often.
                var rest = changed ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min((time.GetUtcNow() - begin).Ticks * 10, _longestRest.Ticks));
                nextDefinitions = begin >= nextDefinitions ? begin + definitionWatcher.Rest : nextDefinitions;
                nextCatalog = begin >= nextCatalog ? begin + catalogWatcher.Rest : nextCatalog;
                var next = nextDefinitions < nextCatalog ? nextDefinitions : nextCatalog;
                var wait = next - time.GetUtcNow();
                await Task.Delay(wait > rest ? wait : rest, time, stoppingToken);
            }
            catch (StoreException e)
            {
                log.LogError("The inputs cannot be taken in: {Reason}", e.Message);
                await Task.Delay(_afterTrouble, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task PublishAsync(DefinitionWatcher definitionWatcher, CatalogWatcher catalogWatcher, string url, bool definitionsChanged, CancellationToken cancellationToken)
    {
        var before = live.Current;
        var same = before.Definitions == definitionWatcher.Current && before.Catalog == catalogWatcher.Current && before.ServerUrl == url;
        var next = same ? before : new WorkingSet(definitionWatcher.Current, catalogWatcher.Current, definitionWatcher.Sources) { ServerUrl = url };
        live.Publish(next, definitionWatcher.Status, catalogWatcher.Status);
        if (definitionsChanged)
        {
            await MakeOutdatedDueAsync(next.Definitions.Digest, cancellationToken);
        }
    }

    /// <summary>A server that only starts again changes nothing: what was evaluated with these definitions waits for its time, and what never was is due already.</summary>
    private async Task MakeOutdatedDueAsync(string digest, CancellationToken cancellationToken)
    {
        var outdated = new HashSet<string>(StringComparer.Ordinal);
        ChangeBatch batch = new([], 0);
        do
        {
            batch = await store.ChangesAsync(batch.Position, Together, cancellationToken);
            outdated.ExceptWith(batch.Services.Select(service => service.ServiceId));
            outdated.UnionWith(batch.Services.Where(service => service.Latest is { } latest && latest.DefinitionsDigest != digest).Select(service => service.ServiceId));
        }
        while (batch.Services.Count >= Together);

        if (outdated.Count > 0)
        {
            var now = time.GetUtcNow();
            await store.MakeDueAsync(service => outdated.Contains(service) ? now : null, cancellationToken);
        }
    }
}
