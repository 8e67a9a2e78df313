using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Notifications;

/// <summary>
/// One look at what is to be told, by the one node that holds the lease: at the sources, takes up new events, and starts every channel that
/// has something due. Each channel goes at its own pace, so that a slow or dead one holds up no other.
/// </summary>
/// <remarks>Not for concurrent use.</remarks>
public sealed class DeliveryRound(
    IStore store, DeliveryLease lease, Dispatcher dispatcher, NotificationChannels channels, ChannelRun run, SourceWatch sources, LiveInputs inputs, TimeProvider time,
    ILogger<DeliveryRound> log)
{
    /// <summary>How long events are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly TimeSpan _purgeEvery = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);
    private DateTimeOffset _purgedAt = DateTimeOffset.MinValue;

    /// <summary>What is being sent now.</summary>
    public IReadOnlyCollection<Task> Running => _running.Values;

    /// <summary>Returns when every channel with something due was started; false when another node delivers.</summary>
    /// <exception cref="StoreException">The store is away; it is tried again the next time.</exception>
    public async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        if (!await lease.HoldAsync(cancellationToken))
        {
            return false;
        }

        var current = inputs.Current;
        if (current.Definitions.Notifications.Count == 0 && inputs.Definitions.LoadedAt is null)
        {
            // Who is to be told is not known yet; events wait until it is.
            return true;
        }

        await sources.LookAsync(cancellationToken);
        await dispatcher.RunAsync(channels.Configured, current.Catalog, cancellationToken);
        foreach (var name in await store.ChannelsDueAsync(time.GetUtcNow(), cancellationToken))
        {
            if (_running.GetValueOrDefault(name) is not { IsCompleted: false } && channels.Find(name) is { } channel)
            {
                _running[name] = SendAsync(channel, cancellationToken);
            }
        }

        await PurgeAsync(cancellationToken);
        return true;
    }

    private async Task SendAsync(NotificationChannel channel, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            await run.RunAsync(channel, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: what was not marked is sent by whoever delivers next.
        }
        catch (Exception e)
        {
            log.LogError(e, "The notification {Notification} is not delivered now and is tried again", channel.Notification.Name);
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _purgedAt >= _purgeEvery || now < _purgedAt)
        {
            _purgedAt = now;
            await store.PurgeEventsAsync(now - Kept, cancellationToken);
        }
    }
}
