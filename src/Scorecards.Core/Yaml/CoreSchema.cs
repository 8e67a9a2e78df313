using System.Globalization;
using System.Text.RegularExpressions;
using Scorecards.Core.Expressions;

namespace Scorecards.Core.Yaml;

/// <summary>What plain text means: the core schema of YAML 1.2.2, chapter 10.3.2.</summary>
internal static partial class CoreSchema
{
    public static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Null, a bool, a number or else a string. A whole number past 64 bits is a double, as it is in JSON.</summary>
    public static CelValue Resolve(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return CelValue.Null;
            case "true" or "True" or "TRUE":
                return CelValue.Of(true);
            case "false" or "False" or "FALSE":
                return CelValue.Of(false);
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                return CelValue.Of(double.PositiveInfinity);
            case "-.inf" or "-.Inf" or "-.INF":
                return CelValue.Of(double.NegativeInfinity);
            case ".nan" or ".NaN" or ".NAN":
                return CelValue.Of(double.NaN);
        }

        return text[0] is (>= '0' and <= '9') or '-' or '+' or '.' ? Number(text) : CelValue.Of(text);
    }

    private static CelValue Number(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            // Parsed as 64 unsigned bits, so that sixteen digits do not turn into a negative number.
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex <= long.MaxValue
                ? CelValue.Of((long)hex)
                : CelValue.Of(text);
        }

        if (Octal().IsMatch(text))
        {
            return CelValue.Of(Convert.ToInt64(text[2..], 8));
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return CelValue.Of(whole);
        }

        return Real().IsMatch(text) ? CelValue.Of(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)) : CelValue.Of(text);
    }

    // Twenty digits stay within 63 bits.
    [GeneratedRegex(@"^0o[0-7]{1,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Octal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Real();
}
