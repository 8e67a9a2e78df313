using System.Text.Json;
using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Conformance;

/// <summary>
/// Values as JSON that tells their type, so that every value can be written and read back: <c>{"int":"1"}</c>, <c>{"uint":"1"}</c>,
/// <c>{"double":1.5}</c> or <c>{"double":"NaN"}</c>, <c>{"string":"a"}</c>, <c>{"bytes":"base64"}</c>, <c>{"bool":true}</c>, <c>{"null":null}</c>,
/// <c>{"list":[…]}</c>, <c>{"map":[[key, value], …]}</c>, <c>{"timestamp":"RFC 3339"}</c>, <c>{"duration":"1.5s"}</c>, <c>{"type":"int"}</c>,
/// <c>{"optional":value}</c> or <c>{"optional":null}</c>, <c>{"error":"…"}</c>, <c>{"unknown":["facts.x"]}</c>.
/// </summary>
public static class TypedJson
{
    /// <summary>The value; null when the JSON is not of this form.</summary>
    public static CelValue? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.GetPropertyCount() != 1)
            return null;
        var property = json.EnumerateObject().First();
        return property.Value.ValueKind switch
        {
            JsonValueKind.String => ReadText(property.Name, CelValue.FromJson(property.Value).AsString()),
            JsonValueKind.Number when property.Name == "double" => CelValue.Of(property.Value.GetDouble()),
            JsonValueKind.Number => ReadText(property.Name, property.Value.GetRawText()),
            JsonValueKind.True or JsonValueKind.False when property.Name == "bool" => CelValue.FromJson(property.Value),
            JsonValueKind.Null when property.Name == "null" => CelValue.Null,
            JsonValueKind.Null when property.Name == "optional" => CelValue.OptionalNone,
            JsonValueKind.Object when property.Name == "optional" => Read(property.Value) is { } held ? CelValue.Optional(held) : null,
            JsonValueKind.Array => ReadItems(property.Name, property.Value),
            _ => null,
        };
    }

    public static void Write(Utf8JsonWriter writer, CelValue value)
    {
        writer.WriteStartObject();
        switch (value.Kind)
        {
            case CelKind.Int or CelKind.UInt:
                writer.WriteString(value.Kind == CelKind.Int ? "int" : "uint", FormatText.OfNumber(value));
                break;
            case CelKind.List:
                writer.WriteStartArray("list");
                foreach (var item in value.RawItems)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case CelKind.Map:
                WriteEntries(writer, value.RawMap);
                break;
            case CelKind.Optional:
                writer.WritePropertyName("optional");
                if (value.TryGetOptional(out var held))
                    Write(writer, held);
                else
                    writer.WriteNullValue();
                break;
            case CelKind.Error:
                writer.WriteString("error", value.RawText);
                break;
            case CelKind.Unknown:
                writer.WriteStartArray("unknown");
                foreach (var name in value.RawNames)
                    writer.WriteStringValue(name);
                writer.WriteEndArray();
                break;
            default:
                // Of the other kinds the plain JSON tells everything but the type.
                writer.WritePropertyName(NameOf(value.Kind));
                value.WriteJson(writer);
                break;
        }

        writer.WriteEndObject();
    }

    private static string NameOf(CelKind kind) => kind switch
    {
        CelKind.Null => "null",
        CelKind.Bool => "bool",
        CelKind.Double => "double",
        CelKind.String => "string",
        CelKind.Bytes => "bytes",
        CelKind.Timestamp => "timestamp",
        CelKind.Duration => "duration",
        _ => "type",
    };

    private static void WriteEntries(Utf8JsonWriter writer, CelMap map)
    {
        writer.WriteStartArray("map");
        for (var i = 0; i < map.Count; i++)
        {
            writer.WriteStartArray();
            Write(writer, map.Keys[i]);
            Write(writer, map.Values[i]);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static CelValue? ReadText(string name, string text)
    {
        var value = CelValue.Of(text);
        return name switch
        {
            "string" => value,
            "int" => NumberText.TryInt(text, out var number) ? CelValue.Of(number) : null,
            "uint" => NumberText.TryUInt(text, out var number) ? CelValue.Of(number) : null,
            "double" => NumberText.TryDouble(text, out var number) ? CelValue.Of(number) : null,
            "bytes" => TryBase64(text),
            "timestamp" => TimestampReading.Read(value) is { IsError: false } moment ? moment : null,
            "duration" => DurationReading.Read(value) is { IsError: false } span ? span : null,
            "type" => CelValue.Type(text),
            "error" => CelValue.Error(text),
            _ => null,
        };
    }

    private static CelValue? TryBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? CelValue.Of(bytes[..count]) : null;
    }

    private static CelValue? ReadItems(string name, JsonElement json)
    {
        switch (name)
        {
            case "list":
                var items = json.EnumerateArray().Select(Read).ToArray();
                return items.All(item => item is not null) ? CelValue.OfArray([.. items.Select(item => item!.Value)]) : null;
            case "map":
                var entries = json.EnumerateArray().Select(ReadEntry).ToArray();
                return entries.All(entry => entry is not null) ? ReadMap([.. entries.Select(entry => entry!.Value)]) : null;
            case "unknown" when json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                return CelValue.Unknown(json.EnumerateArray().Select(item => CelValue.FromJson(item).AsString()));
            default:
                return null;
        }
    }

    private static (CelValue Key, CelValue Value)? ReadEntry(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2 && Read(json[0]) is { } key && CelMap.IsKey(key) && Read(json[1]) is { } value
            ? (key, value)
            : null;

    private static CelValue? ReadMap((CelValue Key, CelValue Value)[] entries) =>
        entries.DistinctBy(entry => entry.Key).Count() == entries.Length
            ? CelValue.OfMap(new CelMap([.. entries.Select(entry => entry.Key)], [.. entries.Select(entry => entry.Value)]))
            : null;
}
