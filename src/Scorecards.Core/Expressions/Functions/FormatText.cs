using System.Globalization;
using System.Text;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>Values as <c>%s</c> of <c>format()</c> shows them.</summary>
internal static class FormatText
{
    public static CelValue Of(in CelValue value)
    {
        var text = new StringBuilder();
        return Append(text, value) is { } error ? error : CelValue.Of(text.ToString());
    }

    /// <summary>A number in base 10, never with an exponent.</summary>
    public static string OfNumber(in CelValue value) => value.Kind switch
    {
        CelKind.Int => value.RawBits.ToString(CultureInfo.InvariantCulture),
        CelKind.UInt => value.RawUInt.ToString(CultureInfo.InvariantCulture),
        _ => OfDouble(value.RawDouble),
    };

    private static CelValue? Append(StringBuilder text, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Null:
                text.Append("null");
                return null;
            case CelKind.Int or CelKind.UInt or CelKind.Double:
                text.Append(OfNumber(value));
                return null;
            case CelKind.Type:
                text.Append(value.RawText);
                return null;
            case CelKind.Bytes:
                text.Append(OfBytes(value.RawBytes));
                return null;
            case CelKind.List:
                return AppendItems(text, value.RawItems);
            case CelKind.Map:
                return AppendEntries(text, value.RawMap);
            case CelKind.Optional or CelKind.Unknown or CelKind.Error:
                return value.IsKnown ? CelValue.Error($"format: %s does not take a {TypeNames.Of(value)}") : value;
            default:
                text.Append(ConversionFunctions.ToText(value).RawText);
                return null;
        }
    }

    private static CelValue? AppendItems(StringBuilder text, CelValue[] items)
    {
        text.Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            if (Append(text, items[i]) is { } error)
                return error;
        }

        text.Append(']');
        return null;
    }

    private static CelValue? AppendEntries(StringBuilder text, CelMap map)
    {
        var entries = new List<(string Key, int Place)>(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            if (Of(map.Keys[i]) is var key && key.IsError)
                return key;
            entries.Add((key.RawText, i));
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key) is var order and not 0 ? order : a.Place.CompareTo(b.Place));
        text.Append('{');
        foreach (var (key, place) in entries)
        {
            text.Append(text[^1] == '{' ? "" : ", ").Append(key).Append(": ");
            if (Append(text, map.Values[place]) is { } error)
                return error;
        }

        text.Append('}');
        return null;
    }

    // Neighbouring bytes that are no UTF-8 become one replacement character together.
    private static string OfBytes(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        while (text.Contains("\uFFFD\uFFFD", StringComparison.Ordinal))
            text = text.Replace("\uFFFD\uFFFD", "\uFFFD", StringComparison.Ordinal);
        return text;
    }

    private static string OfDouble(double value)
    {
        var text = NumberText.Of(value);
        var at = text.IndexOf('e');
        if (at < 0)
            return text;
        var exponent = int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = text[0] == '-' ? "-" : "";
        var digits = text[sign.Length..at].Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : sign + digits.PadRight(exponent + 1, '0');
    }
}
