using Scorecards.Core.Events;

namespace Scorecards.Core.Runtime;

/// <summary>
/// Events from the moment they are saved with what they tell of, until some time after their delivery. Events about one subject
/// keep their order; an event that is committed late, after ones with later numbers, is never missed, since each row says
/// itself whether it was taken up.
/// </summary>
public interface IEventStore
{
    /// <summary>Events that nobody has taken up yet, the oldest first.</summary>
    Task<IReadOnlyList<OutboxEvent>> UndispatchedEventsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes up the events: in one transaction adds what is to be delivered and marks them. A delivery that is there already is
    /// left as it is, so that two nodes that take up the same events do no harm.
    /// </summary>
    Task DispatchEventsAsync(IReadOnlyCollection<string> eventIds, IReadOnlyCollection<NewDelivery> deliveries, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes events from before the time given that were taken up, with their deliveries, and returns how many events. Goes in
    /// pieces: one that throws or is cancelled may have deleted some.
    /// </summary>
    Task<int> PurgeEventsAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>The sources known to be in trouble, by name, and since when.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> SourceTroublesAsync(CancellationToken cancellationToken);

    /// <summary>Notes that a source is in trouble, with its event; false, with nothing changed, when that is known already.</summary>
    Task<bool> BeginSourceTroubleAsync(string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken);

    /// <summary>Notes that the trouble of a source that began then is over, with its event; false, with nothing changed, when it is not known.</summary>
    Task<bool> EndSourceTroubleAsync(string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken);
}
