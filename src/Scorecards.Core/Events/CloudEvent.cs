namespace Scorecards.Core.Events;

/// <summary>
/// Something that happened, by CloudEvents 1.0 (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md).
/// </summary>
public sealed record CloudEvent
{
    /// <summary>Unique; who gets an event twice knows it by this. Letters, digits and dashes.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The URL of the server.</summary>
    public required string Source { get; init; }

    /// <summary>What it is about: the id of a service, or the name of a source. Events about one subject are in order.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required EventData Data { get; init; }
}
