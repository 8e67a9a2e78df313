using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Notifying;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Notifications;

/// <summary>Takes up new events: decides which notification tells them, and when.</summary>
public sealed class Dispatcher(IEventStore store, TimeProvider time, ILogger<Dispatcher> log)
{
    private const int Together = 500;

    /// <exception cref="StoreException">What was not taken up is taken up the next time.</exception>
    public async Task RunAsync(IReadOnlyList<Notification> notifications, ServiceCatalog catalog, CancellationToken cancellationToken)
    {
        while (await store.UndispatchedEventsAsync(Together, cancellationToken) is { Count: > 0 } events)
        {
            var now = time.GetUtcNow();
            await store.DispatchEventsAsync(
                [.. events.Select(e => e.Id)], [.. events.SelectMany(e => DeliveriesOf(e, notifications, catalog, now))], cancellationToken);
            if (events.Count < Together)
            {
                return;
            }
        }
    }

    private IEnumerable<NewDelivery> DeliveriesOf(OutboxEvent stored, IReadOnlyList<Notification> notifications, ServiceCatalog catalog, DateTimeOffset now)
    {
        if (Read(stored) is not { } e)
        {
            return [];
        }

        var service = catalog.Services.GetValueOrDefault(e.Subject);
        return notifications.Where(n => NotificationFilter.Wants(n, e, service)).Select(n => new NewDelivery(n.Name, e.Id, n.SendAt(now, first: true)));
    }

    private CloudEvent? Read(OutboxEvent stored)
    {
        try
        {
            return CloudEventJson.Read(stored.Json);
        }
        catch (JsonException e)
        {
            // One row that is damaged must not keep all the others from being told.
            log.LogError(e, "The event {Event} cannot be read and is not told", stored.Id);
            return null;
        }
    }
}
