using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scorecards.Client.Json;

/// <summary>
/// Reads an enum written as lower camel text. A word that a newer server says and this client does not know becomes the enum's
/// first value, <c>Unrecognized</c>, so that the rest of the answer can be read.
/// </summary>
internal sealed class TolerantEnum<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> _values =
        Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        _values.GetValueOrDefault(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
}
