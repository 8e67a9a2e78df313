using System.Globalization;
using System.Numerics;
using System.Text;

namespace Scorecards.Core.Expressions.Functions;

/// <summary><c>"%s has %d".format([…])</c>: the clauses s, d, f, e, x, X, o, b and %%, those of f and e with a precision.</summary>
internal static class StringFormat
{
    private const int DefaultPrecision = 6;
    private const int MostPrecision = 1000;

    public static CelValue Of(string format, CelValue[] arguments, ref CostBudget budget)
    {
        var text = new StringBuilder(format.Length);
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            i++;
            if (i < format.Length && format[i] == '%')
            {
                text.Append('%');
                continue;
            }

            if (!TryPrecision(format, ref i, out var precision))
                return CelValue.Error($"format: a precision is a point and at most {MostPrecision}");
            if (i >= format.Length)
                return CelValue.Error("format: a clause is not complete at the end");
            if (next >= arguments.Length)
                return CelValue.Error($"format: index {next} out of range, there are {arguments.Length} arguments");
            if (!budget.SpendOn(precision ?? 0))
                return CostBudget.Exceeded;
            var part = Clause(format[i], precision, arguments[next++]);
            if (part.IsError)
                return part;
            text.Append(part.RawText);
        }

        return CelValue.Of(text.ToString());
    }

    private static bool TryPrecision(string format, ref int i, out int? precision)
    {
        precision = null;
        if (i >= format.Length || format[i] != '.')
            return true;
        var end = ++i;
        while (end < format.Length && char.IsAsciiDigit(format[end]))
            end++;
        if (!int.TryParse(format.AsSpan(i, end - i), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > MostPrecision)
            return false;
        i = end;
        precision = value;
        return true;
    }

    private static CelValue Clause(char clause, int? precision, in CelValue value) => clause switch
    {
        's' => FormatText.Of(value),
        'd' => value.IsNumber ? CelValue.Of(FormatText.OfNumber(value)) : Refused(clause, value),
        'f' or 'e' when value.IsNumber => Point(clause, precision ?? DefaultPrecision, value),
        'x' or 'X' when value.Kind == CelKind.String => Hex(clause, Encoding.UTF8.GetBytes(value.RawText)),
        'x' or 'X' when value.Kind == CelKind.Bytes => Hex(clause, value.RawBytes),
        'x' or 'X' or 'o' or 'b' when value.Kind is CelKind.Int or CelKind.UInt => Radix(clause, value),
        'b' when value.IsBool => CelValue.Of(value.IsTrue ? "1" : "0"),
        'f' or 'e' or 'x' or 'X' or 'o' or 'b' => Refused(clause, value),
        _ => CelValue.Error($"format: there is no clause %{clause}"),
    };

    private static CelValue Refused(char clause, in CelValue value) =>
        CelValue.Error($"format: %{clause} does not take a {TypeNames.Of(value)}");

    private static CelValue Point(char clause, int precision, in CelValue value)
    {
        if (value.Kind == CelKind.Double && !double.IsFinite(value.RawDouble))
            return CelValue.Of(NumberText.Of(value.RawDouble));
        return CelValue.Of(clause == 'f' ? ExactDecimal.Fixed(value, precision) : ExactDecimal.Scientific(value, precision));
    }

    private static CelValue Hex(char clause, byte[] bytes) =>
        CelValue.Of(clause == 'X' ? Convert.ToHexString(bytes) : Convert.ToHexStringLower(bytes));

    private static CelValue Radix(char clause, in CelValue value)
    {
        var number = value.Kind == CelKind.Int ? (BigInteger)value.RawBits : value.RawUInt;
        var bits = (ulong)BigInteger.Abs(number);
        var digits = clause switch
        {
            'x' => bits.ToString("x", CultureInfo.InvariantCulture),
            'X' => bits.ToString("X", CultureInfo.InvariantCulture),
            'b' => bits.ToString("b", CultureInfo.InvariantCulture),
            _ => Octal(bits),
        };
        return CelValue.Of(number.Sign < 0 ? "-" + digits : digits);
    }

    private static string Octal(ulong bits)
    {
        var digits = "";
        do
        {
            digits = (char)('0' + (int)(bits & 7)) + digits;
            bits >>= 3;
        }
        while (bits != 0);
        return digits;
    }
}
