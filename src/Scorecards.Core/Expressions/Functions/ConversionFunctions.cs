using System.Globalization;
using System.Text;
using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>Conversions between types, and <c>type</c> and <c>dyn</c>. What does not fit the target is an error.</summary>
internal static class ConversionFunctions
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static IEnumerable<Overload> All() =>
    [
        Global("dyn", [A], Dyn, a => a[0]),
        Global("type", [A], CelType.Type, a => CelValue.Type(TypeNames.Of(a[0]))),
        .. Bools(),
        .. Ints(),
        .. UInts(),
        .. Doubles(),
        .. Texts(),
        Same("bytes", Bytes),
        Global("bytes", [CelType.String], Bytes, a => CelValue.Of(Encoding.UTF8.GetBytes(a[0].RawText))),
    ];

    /// <summary>Any scalar as text; an error for what has no text.</summary>
    public static CelValue ToText(in CelValue value) => value.Kind switch
    {
        CelKind.String => value,
        CelKind.Bool => CelValue.Of(value.IsTrue ? "true" : "false"),
        CelKind.Int => CelValue.Of(value.RawBits.ToString(CultureInfo.InvariantCulture)),
        CelKind.UInt => CelValue.Of(value.RawUInt.ToString(CultureInfo.InvariantCulture)),
        CelKind.Double => CelValue.Of(NumberText.Of(value.RawDouble)),
        CelKind.Timestamp or CelKind.Duration => CelValue.Of(TimeText.Of(value)),
        CelKind.Bytes => FromUtf8(value.RawBytes),
        _ => CelErrors.NoOverload("string", value),
    };

    private static IEnumerable<Overload> Bools()
    {
        yield return Same("bool", Bool);
        yield return Global("bool", [CelType.String], Bool, a => a[0].RawText switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => CelValue.True,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => CelValue.False,
            _ => CelErrors.Conversion("bool", a[0]),
        });
    }

    private static IEnumerable<Overload> Ints()
    {
        yield return Same("int", Int);
        yield return Global("int", [UInt], Int, a => a[0].RawUInt <= long.MaxValue ? CelValue.Of((long)a[0].RawUInt) : CelErrors.IntOverflow);
        yield return Global("int", [CelType.Double], Int, a => a[0].RawDouble is > -TwoTo63 and < TwoTo63 ? CelValue.Of((long)a[0].RawDouble) : CelErrors.IntOverflow);
        yield return Global("int", [CelType.String], Int, a => NumberText.TryInt(a[0].RawText, out var value) ? CelValue.Of(value) : CelErrors.Conversion("int", a[0]));
        yield return Global("int", [Timestamp], Int, a => CelValue.Of(a[0].RawBits));
    }

    private static IEnumerable<Overload> UInts()
    {
        yield return Same("uint", UInt);
        yield return Global("uint", [Int], UInt, a => a[0].RawBits >= 0 ? CelValue.Of((ulong)a[0].RawBits) : CelErrors.UIntOverflow);
        yield return Global("uint", [CelType.Double], UInt, a => a[0].RawDouble is >= 0 and < TwoTo64 ? CelValue.Of((ulong)a[0].RawDouble) : CelErrors.UIntOverflow);
        yield return Global("uint", [CelType.String], UInt, a => NumberText.TryUInt(a[0].RawText, out var value) ? CelValue.Of(value) : CelErrors.Conversion("uint", a[0]));
    }

    private static IEnumerable<Overload> Doubles()
    {
        yield return Same("double", CelType.Double);
        yield return Global("double", [Int], CelType.Double, a => CelValue.Of((double)a[0].RawBits));
        yield return Global("double", [UInt], CelType.Double, a => CelValue.Of((double)a[0].RawUInt));
        yield return Global("double", [CelType.String], CelType.Double, a => NumberText.TryDouble(a[0].RawText, out var value) ? CelValue.Of(value) : CelErrors.Conversion("double", a[0]));
    }

    private static IEnumerable<Overload> Texts() =>
        ((CelType[])[CelType.String, Bool, Int, UInt, CelType.Double, Bytes, Timestamp, Duration])
            .Select(type => Global("string", [type], CelType.String, a => ToText(a[0])));

    private static Overload Same(string name, CelType type) => Global(name, [type], type, a => a[0]);

    private static CelValue FromUtf8(byte[] bytes)
    {
        try
        {
            return CelValue.Of(StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return CelValue.Error("cannot convert bytes to string: they are not UTF-8");
        }
    }
}
