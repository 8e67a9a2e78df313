using Scorecards.Core.Runtime;
using Scorecards.Server.Scheduling;

namespace Scorecards.Server.Notifications;

/// <summary>Has events delivered, and keeps count of what waits.</summary>
public sealed class DeliveryService(
    DeliveryRound round, DeliveryLease lease, IStore store, ClockCheck clocks, DeliveryStatus status, TimeProvider time, ILogger<DeliveryService> log)
    : BackgroundService
{
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(10);

    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;
    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await RoundAsync(stoppingToken);
                await Task.Delay(_rest, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(round.Running);
            await ReleaseAsync();
        }
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await clocks.EnsureAsync(cancellationToken);
            await round.StartAsync(cancellationToken);
            var now = time.GetUtcNow();
            if (now - _lookedAt >= _lookEvery || now < _lookedAt)
            {
                status.Saw(await store.ChannelsAsync(now, cancellationToken));
                _lookedAt = now;
            }

            _failing = false;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Told once: whatever it is, the next round may succeed, and what is to be delivered is kept.
            if (!_failing)
            {
                log.LogError(e, "Events are not delivered now; they wait in the store");
            }

            _failing = true;
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await lease.ReleaseAsync(CancellationToken.None);
        }
        catch (StoreException e)
        {
            log.LogWarning("The lease on delivery was not given back and runs out by itself: {Reason}", e.Message);
        }
    }
}
