using Scorecards.Core.FairPlay;
using Scorecards.Server.Projection;

namespace Scorecards.Server.FairPlay;

/// <summary>Looks every few minutes for what is worth a look. While the store is away, what was found before stays, with its age.</summary>
public sealed class FairPlayService(
    FairPlayReader reader, LiveFairPlay live, LiveSnapshot snapshots, TimeProvider clock, ILogger<FairPlayService> log) : BackgroundService
{
    /// <summary>Nobody waits for it, and it reads a month.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Looks once.</summary>
    /// <exception cref="Core.Runtime.StoreException">It is tried again the next time.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            live.Publish(new FairPlayReading(FairPlayRules.Find(await reader.ReadAsync(now, cancellationToken), now), now));
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!snapshots.Ready)
            {
                await snapshots.NextAsync().WaitAsync(stoppingToken);
            }

            while (true)
            {
                await TryAsync(stoppingToken);
                await Task.Delay(Every, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: pages are whole without, and the next attempt may succeed.
            log.LogWarning(e, "What is worth a look cannot be found out now; what was found before stays");
            live.Failed(e.Message);
        }
    }
}
