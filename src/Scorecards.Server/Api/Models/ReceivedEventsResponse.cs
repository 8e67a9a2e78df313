namespace Scorecards.Server.Api.Models;

/// <summary>What became of the events that were sent.</summary>
/// <param name="Events">How many there were.</param>
/// <param name="Facts">The facts they were taken as. The services are evaluated within seconds.</param>
/// <param name="Ignored">The events that became no fact, and why.</param>
public sealed record ReceivedEventsResponse(int Events, IReadOnlyList<ReceivedFact> Facts, IReadOnlyList<IgnoredEvent> Ignored);

/// <summary>A fact that an event was taken as.</summary>
/// <param name="Event">The id of the event.</param>
/// <param name="Service">The id of the service.</param>
/// <param name="Fact">The name of the fact.</param>
/// <param name="ObservedAt">When the event happened, or came where it does not say.</param>
public sealed record ReceivedFact(string Event, string Service, string Fact, DateTimeOffset ObservedAt);

/// <summary>An event that became no fact.</summary>
/// <param name="Event">The id of the event.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record IgnoredEvent(string Event, string Reason);
