using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scorecards.Cli.Output;

/// <summary>A fact's value for people: indented JSON with long texts and lists, such as a whole page or every file, cut short.</summary>
internal static class FactText
{
    private const int MostLetters = 400;
    private const int MostItems = 20;

    // As deep as any fact; one more level than a source can give must not end the command.
    private static readonly JsonDocumentOptions _deep = new() { MaxDepth = 1000 };

    private static readonly JsonWriterOptions _indented = new() { Indented = true, MaxDepth = 1000, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json, _deep);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, _indented))
        {
            Write(writer, document.RootElement);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in json.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray().Take(MostItems))
                {
                    Write(writer, item);
                }

                if (json.GetArrayLength() is > MostItems and var length)
                {
                    writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"… and {length - MostItems} more, which --json shows"));
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when json.GetString() is { Length: > MostLetters } text:
                var end = char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters;
                writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{text[..end]} … and {text.Length - end} more characters, which --json shows"));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
