using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Events;

/// <summary>An event as JSON: the names are those of CloudEvents.</summary>
internal sealed record EventEnvelope(
    string Specversion, string Id, string Source, string Type, string Subject, DateTimeOffset Time, string Datacontenttype, EventData Data);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(AttributionWord)])]
[JsonSerializable(typeof(EventEnvelope))]
internal sealed partial class EventEnvelopeJson : JsonSerializerContext;

/// <summary>Writes what moved a grade as the API does.</summary>
internal sealed class AttributionWord() : JsonStringEnumConverter<AttributionKind>(JsonNamingPolicy.CamelCase);
