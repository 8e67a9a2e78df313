using System.Text.Json;

namespace Scorecards.Core.Events;

/// <summary>
/// Events in the structured mode of the CloudEvents JSON format
/// (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md).
/// </summary>
public static class CloudEventJson
{
    /// <summary>One event.</summary>
    public const string MediaType = "application/cloudevents+json";

    /// <summary>A JSON array of events.</summary>
    public const string BatchMediaType = "application/cloudevents-batch+json";

    public static string Write(CloudEvent e) => JsonSerializer.Serialize(
        new EventEnvelope("1.0", e.Id, e.Source, e.Type, e.Subject, e.Time, "application/json", e.Data), EventEnvelopeJson.Default.EventEnvelope);

    /// <exception cref="JsonException">The text is no event of ours.</exception>
    public static CloudEvent Read(string json) => JsonSerializer.Deserialize(json, EventEnvelopeJson.Default.EventEnvelope) is { Data: { } data } e
        ? new CloudEvent { Id = e.Id, Source = e.Source, Type = e.Type, Subject = e.Subject, Time = e.Time, Data = data }
        : throw new JsonException("An event without data.");
}
