using System.Globalization;

namespace Scorecards.Core.Expressions;

/// <summary>A double as JSON text that reads back as a double: the shortest digits, always with a fraction or an exponent.</summary>
internal static class DoubleText
{
    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }
}
