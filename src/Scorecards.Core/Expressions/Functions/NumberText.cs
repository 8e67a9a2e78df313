using System.Globalization;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>Numbers as text and back, as the conversions of the language have it.</summary>
internal static class NumberText
{
    /// <summary>The shortest digits that read back as the same double: <c>3.14</c>, <c>2</c>, <c>6.02e+23</c>.</summary>
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        return value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
    }

    public static bool TryInt(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool TryUInt(string text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>A decimal number, or NaN, Inf or Infinity in any case; false for one too large for a double.</summary>
    public static bool TryDouble(string text, out double value)
    {
        var bare = text.AsSpan().TrimStart("+-");
        if (bare.Length >= text.Length - 1 && (bare.Equals("inf", StringComparison.OrdinalIgnoreCase) || bare.Equals("infinity", StringComparison.OrdinalIgnoreCase)))
        {
            value = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (text.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = double.NaN;
            return true;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
