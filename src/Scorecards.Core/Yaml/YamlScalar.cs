using System.Globalization;
using Scorecards.Core.Expressions;

namespace Scorecards.Core.Yaml;

/// <summary>A single value. Plain text is typed by the core schema of YAML 1.2 (chapter 10.3); quoted and block text is a string.</summary>
/// <param name="Line">Where the text itself begins: inside the quotes, or on the first line of a block.</param>
/// <param name="IsBlock">True for literal blocks, whose lines all begin at <paramref name="Column"/>.</param>
public sealed record YamlScalar(int Line, int Column, string Text, bool IsPlain, bool IsBlock) : YamlNode(Line, Column)
{
    public CelValue Value => IsPlain ? Resolve(Text) : CelValue.Of(Text);

    public bool IsString => Value.Kind == CelKind.String;

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Describe() => Value.Kind switch
    {
        CelKind.Null => "nothing",
        CelKind.Bool => $"the bool {Text}",
        CelKind.Int or CelKind.UInt or CelKind.Double => $"the number {Text}",
        _ => $"the text '{(Text.Length > 40 ? Text[..40] + "…" : Text)}'",
    };

    private static CelValue Resolve(string text)
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

        if (text[0] is not ((>= '0' and <= '9') or '-' or '+' or '.'))
        {
            return CelValue.Of(text);
        }

        if (text.StartsWith("0x", StringComparison.Ordinal) &&
            long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
        {
            return CelValue.Of(hex);
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return CelValue.Of(number);
        }

        const NumberStyles Float = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Float, CultureInfo.InvariantCulture, out var real) && text.AsSpan().ContainsAnyInRange('0', '9')
            ? CelValue.Of(real)
            : CelValue.Of(text);
    }
}
