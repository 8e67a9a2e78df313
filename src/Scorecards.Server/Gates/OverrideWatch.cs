using Scorecards.Core.Events;
using Scorecards.Core.Gates;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Gates;

/// <summary>Tells once when nobody has approved in time that the glass was broken. Any node may do it: the store takes it once.</summary>
public sealed class OverrideWatch(
    IGateStore store, LiveActing acting, LiveSnapshot snapshots, LiveInputs inputs, TimeProvider time, ILogger<OverrideWatch> log) : BackgroundService
{
    /// <summary>How often it is looked.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Looks once.</summary>
    /// <exception cref="StoreException">It is tried again the next time.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var late in acting.Current.Overrides.Where(o => o.IsUnapprovedAt(now) && o.UnapprovedToldAt is null))
        {
            var told = snapshots.Current.All.TryGetValue(late.Service, out var service)
                ? GateEvents.Unapproved(late, new EventContext(service.Service, inputs.Current.Definitions, inputs.Current.ServerUrl))
                : null;
            await store.ChangeOverrideAsync(late, late with { UnapprovedToldAt = now }, told, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, time, stoppingToken);
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is late is told by whoever looks next.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (StoreException e)
        {
            log.LogWarning("Whether overrides were approved in time cannot be told now, and is looked at again: {Reason}", e.Message);
        }
    }
}
