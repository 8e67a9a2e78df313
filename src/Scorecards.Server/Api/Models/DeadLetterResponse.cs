using Scorecards.Core.Runtime;

namespace Scorecards.Server.Api.Models;

/// <summary>An event that did not arrive and is not tried again by itself.</summary>
/// <param name="Id">For a retry.</param>
/// <param name="Event">The id of the event.</param>
/// <param name="Type">Such as dev.scorecards.grade.changed.</param>
/// <param name="Subject">The service or source it is about.</param>
/// <param name="At">When it happened.</param>
/// <param name="Problem">Why the last attempt failed.</param>
public sealed record DeadLetterResponse(
    string Id, string Notification, string Event, string Type, string Subject, DateTimeOffset At, int Attempts, DateTimeOffset? AttemptedAt, string? Problem)
{
    public static DeadLetterResponse Of(Delivery delivery) => new(
        IdOf(delivery.Channel, delivery.Event.Id), delivery.Channel, delivery.Event.Id, delivery.Event.Type, delivery.Event.Subject, delivery.Event.At,
        delivery.Attempts, delivery.AttemptedAt, delivery.Problem);

    /// <summary>The name of a notification holds no dot.</summary>
    public static string IdOf(string notification, string eventId) => $"{notification}.{eventId}";

    /// <summary>Null for a text that is no id.</summary>
    public static DeliveryKey? KeyOf(string id) => id.Split('.', 2) is [{ Length: > 0 } notification, { Length: > 0 } eventId] ? new DeliveryKey(notification, eventId) : null;
}
