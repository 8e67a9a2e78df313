namespace Scorecards.Core.Events;

/// <summary>An event as it is stored until it is delivered.</summary>
/// <param name="Json">The event as <see cref="CloudEventJson"/> writes it; delivered as it is.</param>
public sealed record OutboxEvent(string Id, string Type, string Subject, DateTimeOffset At, string Json)
{
    public static OutboxEvent Of(CloudEvent e) => new(e.Id, e.Type, e.Subject, e.Time, CloudEventJson.Write(e));
}
