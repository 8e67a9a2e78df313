using System.Globalization;
using System.Text.Json;

namespace Scorecards.Sources.Setup;

/// <summary>Reads parts of JSON that others wrote, by the form that is documented for it.</summary>
internal static class JsonParts
{
    /// <summary>A body that should be JSON; null where it is none.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A number; null where there is none.</summary>
    public static double? Number(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Yes or no; null where neither is said.</summary>
    public static bool? Flag(this JsonElement element, string name) => element.Part(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A part; null where there is none.</summary>
    public static JsonElement? Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The objects of a list. A list that is not there is an answer of another form, and must not pass for one with nothing in it.</summary>
    /// <exception cref="FormatException">There is no such list.</exception>
    public static JsonElement[] Items(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.Array } list ? list.Items() : throw new FormatException($"there is no list '{name}'");

    /// <summary>The objects of a list.</summary>
    /// <exception cref="FormatException">It is no list.</exception>
    public static JsonElement[] Items(this JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)]
        : throw new FormatException("it is no list");

    /// <summary>The texts of a list; empty where there is none.</summary>
    public static IEnumerable<string> TextList(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];

    /// <summary>The texts of a map of texts; empty where there is none.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Texts(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!))
            : [];

    /// <summary>A moment as RFC 3339 writes it.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static DateTimeOffset Time(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new FormatException($"there is no time '{name}'");

    /// <summary>Whether labels have the values that are wanted. To Prometheus an absent label and an empty one are the same.</summary>
    public static bool HasLabels(this JsonElement element, string name, IReadOnlyList<KeyValuePair<string, string>> wanted)
    {
        var labels = element.Texts(name).ToDictionary();
        return wanted.All(one => labels.GetValueOrDefault(one.Key, "") == one.Value);
    }
}
