using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scorecards.Core.Expressions;

/// <summary>Lets records that hold a value be written as JSON.</summary>
public sealed class CelValueConverter : JsonConverter<CelValue>
{
    public override CelValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return CelValue.FromJson(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, CelValue value, JsonSerializerOptions options) => value.WriteJson(writer);
}
