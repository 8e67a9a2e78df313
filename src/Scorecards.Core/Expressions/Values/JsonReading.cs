using System.Text;
using System.Text.Json;

namespace Scorecards.Core.Expressions;

/// <summary>JSON to values. Any JSON that was parsed can be read: half a surrogate pair, which no string of the language holds, becomes U+FFFD.</summary>
internal static class JsonReading
{
    public static CelValue Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.True:
                return CelValue.True;
            case JsonValueKind.False:
                return CelValue.False;
            case JsonValueKind.Number:
                return json.TryGetInt64(out var whole) ? CelValue.Of(whole) : CelValue.Of(json.GetDouble());
            case JsonValueKind.String:
                return CelValue.Of(Text(json));
            case JsonValueKind.Array:
                return ReadList(json);
            case JsonValueKind.Object:
                return ReadMap(json);
            default:
                return CelValue.Null;
        }
    }

    private static CelValue ReadList(JsonElement json)
    {
        var items = new CelValue[json.GetArrayLength()];
        var i = 0;
        foreach (var item in json.EnumerateArray())
            items[i++] = Read(item);
        return CelValue.OfArray(items);
    }

    private static CelValue ReadMap(JsonElement json)
    {
        var entries = new List<KeyValuePair<string, CelValue>>();
        foreach (var property in json.EnumerateObject())
            entries.Add(new(Name(property), Read(property.Value)));
        return CelValue.Map(entries);
    }

    private static string Text(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(json.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // The raw text of a property is "name": value; the name ends at its first quote that no backslash precedes.
            var raw = property.ToString().AsSpan();
            var end = 1;
            while (raw[end] != '"')
                end += raw[end] == '\\' ? 2 : 1;
            return Unescape(raw[1..end]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)Convert.ToInt32(raw.Slice(i + 1, 4).ToString(), 16));
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
            }
        }

        // Encoding replaces what is not a whole code point.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
