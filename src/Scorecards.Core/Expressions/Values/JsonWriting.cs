using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scorecards.Core.Expressions;

/// <summary>Values to canonical JSON: the same value always gives the same bytes.</summary>
internal static class JsonWriting
{
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static string ToText(in CelValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Bool:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case CelKind.Int:
                writer.WriteNumberValue(value.RawBits);
                break;
            case CelKind.UInt:
                writer.WriteNumberValue(value.RawUInt);
                break;
            case CelKind.Double:
                WriteDouble(writer, value.RawDouble);
                break;
            case CelKind.String or CelKind.Type:
                writer.WriteStringValue(value.RawText);
                break;
            case CelKind.Bytes:
                writer.WriteBase64StringValue(value.RawBytes);
                break;
            case CelKind.Timestamp or CelKind.Duration:
                writer.WriteStringValue(TimeText.Of(value));
                break;
            case CelKind.List:
                WriteItems(writer, value.RawItems);
                break;
            case CelKind.Map:
                WriteEntries(writer, value.RawMap);
                break;
            case CelKind.Optional when value.RawBits != 0:
                Write(writer, value.RawOptional);
                break;
            case CelKind.Error:
                writer.WriteStartObject();
                writer.WriteString("error", value.RawText);
                writer.WriteEndObject();
                break;
            case CelKind.Unknown:
                writer.WriteStartObject();
                writer.WriteStartArray("unknown");
                foreach (var name in value.RawNames)
                    writer.WriteStringValue(name);
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>The name of a key as JSON has it: a string as it is, else its text.</summary>
    public static string KeyText(in CelValue key) => key.Kind switch
    {
        CelKind.String => key.RawText,
        CelKind.Bool => key.IsTrue ? "true" : "false",
        CelKind.UInt => key.RawUInt.ToString(CultureInfo.InvariantCulture),
        _ => key.RawBits.ToString(CultureInfo.InvariantCulture),
    };

    private static void WriteDouble(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
            writer.WriteRawValue(DoubleText.Of(value), skipInputValidation: true);
        else
            writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    private static void WriteItems(Utf8JsonWriter writer, CelValue[] items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteEntries(Utf8JsonWriter writer, CelMap map)
    {
        var names = new string[map.Count];
        var places = new int[map.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = KeyText(map.Keys[i]);
            places[i] = i;
        }

        // Sorted by name and then by kind, since 1 and "1" are different keys with one name.
        Array.Sort(places, (a, b) => string.CompareOrdinal(names[a], names[b]) is var order and not 0 ? order : map.Keys[a].Kind.CompareTo(map.Keys[b].Kind));
        writer.WriteStartObject();
        foreach (var place in places)
        {
            writer.WritePropertyName(names[place]);
            Write(writer, map.Values[place]);
        }

        writer.WriteEndObject();
    }
}
