using Scorecards.Core.Runtime;

namespace Scorecards.Server.Notifications;

/// <summary>
/// Sends what is due over one channel, one message after the other. An event is marked after it arrived: a node that dies in
/// between leaves it to the next, which sends it again with the same id.
/// </summary>
public sealed class ChannelRun(IDeliveryStore store, DeliveryLease lease, RetrySchedule retries, TimeProvider time, ILogger<ChannelRun> log)
{
    private const int Together = 50;

    /// <summary>The most events in a digest: what the channels take in one message.</summary>
    private const int MostInDigest = 40;

    /// <summary>Failures one after the other by channel, where the channel was at fault.</summary>
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);

    /// <exception cref="StoreException">What was sent and could not be marked is sent again.</exception>
    public async Task RunAsync(NotificationChannel channel, CancellationToken cancellationToken)
    {
        var notification = channel.Notification;
        while (lease.IsHeld)
        {
            var now = time.GetUtcNow();
            if (notification.QuietHours?.EndOf(now) > now)
            {
                return;
            }

            var due = await store.DueDeliveriesAsync(notification.Name, now, notification.Digest is null ? Together : MostInDigest, cancellationToken);
            if (due.Count == 0 || !await SendAsync(channel, due, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>False when there is no use in going on now.</summary>
    private async Task<bool> SendAsync(NotificationChannel channel, IReadOnlyList<Delivery> due, CancellationToken cancellationToken)
    {
        if (channel.Notification.Digest is not null)
        {
            return await SendOneAsync(channel, due, cancellationToken) is { ChannelAtFault: false };
        }

        // What comes after an event that did not arrive waits for it, where both are about one subject.
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var delivery in due.TakeWhile(_ => lease.IsHeld))
        {
            if (held.Contains(delivery.Event.Subject))
            {
                continue;
            }

            var result = await SendOneAsync(channel, [delivery], cancellationToken);
            if (result.ChannelAtFault)
            {
                return false;
            }

            if (result.Problem is not null)
            {
                held.Add(delivery.Event.Subject);
            }
        }

        return true;
    }

    private async Task<SendResult> SendOneAsync(NotificationChannel channel, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var name = channel.Notification.Name;
        var ids = deliveries.Select(d => d.Event.Id).ToList();
        var result = await channel.SendAsync(deliveries, cancellationToken);
        var now = time.GetUtcNow();
        if (result.Problem is not { } problem)
        {
            _failures.TryRemove(name, out _);
            DeliveryMeter.Sent(name, "delivered", ids.Count);
            // Not cancelled any more: it has arrived.
            await store.DeliveredAsync(name, ids, now, CancellationToken.None);
            return result;
        }

        var failures = result.ChannelAtFault ? _failures.AddOrUpdate(name, 1, (_, n) => n + 1) : 0;
        var failure = Failure(channel, deliveries.Max(d => d.Attempts) + 1, failures, result, now);
        DeliveryMeter.Sent(name, failure.RetryAt is null ? "dead" : "failed", ids.Count);
        if (failure.RetryAt is null || failures == 1)
        {
            log.LogWarning("The notification {Notification} did not arrive: {Problem}{Given}", name, problem, failure.RetryAt is null ? "; it is not tried again" : "");
        }

        await store.FailedAsync(name, ids, failure, CancellationToken.None);
        return result;
    }

    private DeliveryFailure Failure(NotificationChannel channel, int attempts, int failures, SendResult result, DateTimeOffset now)
    {
        var again = result.Gone ? null : retries.After(attempts);
        var retryAt = again is { } wait ? now + Longer(wait, result.RetryAfter) : (DateTimeOffset?)null;
        return new DeliveryFailure(
            now,
            result.Gone ? $"{result.Problem}: it is gone, so nothing is sent there any more. Mend the channel, then retry this delivery." : result.Problem!,
            retryAt is { } at ? channel.Notification.SendAt(at, first: false) : null,
            result.ChannelAtFault ? now + Longer(retries.Pause(failures), result.RetryAfter) : null,
            result.Gone);
    }

    private static TimeSpan Longer(TimeSpan wait, TimeSpan? asked) => asked > wait ? asked.Value : wait;
}
