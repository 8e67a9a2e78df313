namespace Scorecards.Core.Runtime;

/// <summary>What is to be sent over which channel, what became of it, and how each channel is.</summary>
public interface IDeliveryStore
{
    /// <summary>Channels with something to send now, that are neither paused nor disabled.</summary>
    Task<IReadOnlyList<string>> ChannelsDueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// What a channel is to send now, in the order of the events. What comes after an event about the same subject that
    /// waits for later waits too.
    /// </summary>
    Task<IReadOnlyList<Delivery>> DueDeliveriesAsync(string channel, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Notes that events arrived: the channel is well again.</summary>
    Task DeliveredAsync(string channel, IReadOnlyCollection<string> eventIds, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes that events did not arrive. What was delivered meanwhile by another node stays so.</summary>
    Task FailedAsync(string channel, IReadOnlyCollection<string> eventIds, DeliveryFailure failure, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a dead delivery wait again, due at once, and its channel neither paused nor disabled. False, with nothing changed,
    /// when no such delivery is dead.
    /// </summary>
    Task<bool> RetryDeadAsync(string channel, string eventId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Dead deliveries, the newest first, older than the one given where there is one.</summary>
    Task<IReadOnlyList<Delivery>> DeadDeliveriesAsync(DeliveryKey? before, int limit, CancellationToken cancellationToken);

    /// <summary>How many deliveries are dead.</summary>
    Task<long> CountDeadAsync(CancellationToken cancellationToken);

    /// <summary>Every channel that ever had a delivery that is still kept, by name.</summary>
    Task<IReadOnlyList<ChannelState>> ChannelsAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
