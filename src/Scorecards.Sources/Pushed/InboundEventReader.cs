using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Expressions;

namespace Scorecards.Sources.Pushed;

/// <summary>
/// Reads events from JSON: CloudEvents 1.0 (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md), one
/// or a batch, and CDEvents (https://cdevents.dev/docs/spec/) that come without an envelope.
/// </summary>
public static class InboundEventReader
{
    /// <summary>The most events in a batch.</summary>
    public const int Most = 100;

    private static readonly string[] _required = ["id", "source", "type"];

    /// <summary>The events, or everything that is wrong, each by its place.</summary>
    public static (IReadOnlyList<InboundEvent> Events, IReadOnlyDictionary<string, string> Mistakes) Read(JsonElement body)
    {
        var mistakes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (body.ValueKind != JsonValueKind.Array)
        {
            return ([.. new[] { One(body, "event", mistakes) }.OfType<InboundEvent>()], mistakes);
        }

        if (body.GetArrayLength() > Most)
        {
            mistakes["events"] = $"are {body.GetArrayLength()}; send at most {Most} at a time";
            return ([], mistakes);
        }

        return ([.. body.EnumerateArray().Select((e, i) => One(e, $"events[{i}]", mistakes)).OfType<InboundEvent>().ToList()], mistakes);
    }

    /// <summary>An event whose attributes stand in headers, <c>ce-id</c> and so on, and whose body is the data.</summary>
    public static (InboundEvent? Event, IReadOnlyDictionary<string, string> Mistakes) Read(Func<string, string?> attribute, JsonElement? data)
    {
        var mistakes = new Dictionary<string, string>(StringComparer.Ordinal);
        var e = Of(attribute, "event", data is { } json ? CelValue.FromJson(json) : CelValue.Null, mistakes);
        return (e, mistakes);
    }

    private static InboundEvent? One(JsonElement json, string at, Dictionary<string, string> mistakes)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            mistakes[at] = "must be a JSON object";
            return null;
        }

        if (json.TryGetProperty("context", out var context) && context.ValueKind == JsonValueKind.Object && !json.TryGetProperty("specversion", out _))
        {
            return Bare(json, context, at, mistakes);
        }

        if (json.TryGetProperty("data_base64", out _))
        {
            mistakes[at] = "has data_base64; send its data as JSON in 'data'";
            return null;
        }

        return Of(name => Text(json, name), at, json.TryGetProperty("data", out var data) ? CelValue.FromJson(data) : CelValue.Null, mistakes);
    }

    /// <summary>A CDEvent by itself: what an envelope would say stands in its context.</summary>
    private static InboundEvent? Bare(JsonElement json, JsonElement context, string at, Dictionary<string, string> mistakes)
    {
        var subject = json.TryGetProperty("subject", out var about) && about.ValueKind == JsonValueKind.Object ? Text(about, "id") : null;
        return Of(
            name => name switch { "specversion" => "1.0", "subject" => subject, "time" => Text(context, "timestamp"), _ => Text(context, name) },
            at, CelValue.FromJson(json), mistakes);
    }

    private static InboundEvent? Of(Func<string, string?> attribute, string at, CelValue data, Dictionary<string, string> mistakes)
    {
        var wrong = new List<string>();
        if (attribute("specversion") is var version && version != "1.0")
        {
            wrong.Add(version is null ? "has no specversion: it is no CloudEvent and no CDEvent" : $"has the specversion {version}; send 1.0");
        }

        var missing = _required.Where(name => string.IsNullOrEmpty(attribute(name))).ToList();
        if (wrong.Count == 0 && missing.Count > 0)
        {
            wrong.Add($"needs {string.Join(", ", missing)}");
        }

        DateTimeOffset? time = null;
        if (attribute("time") is { } written)
        {
            if (DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read))
            {
                time = read;
            }
            else
            {
                wrong.Add("has a time that is none; write it as 2026-03-01T09:30:00Z");
            }
        }

        if (wrong.Count > 0)
        {
            mistakes[at] = string.Join("; ", wrong);
            return null;
        }

        return new InboundEvent(attribute("id")!, attribute("source")!, attribute("type")!, attribute("subject") ?? "", time, data);
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
