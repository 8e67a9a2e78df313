namespace Scorecards.Core.Expressions;

/// <summary>Int, uint and double on one number line.</summary>
internal static class NumberLine
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    /// <summary>
    /// Less than 0, 0 or greater than 0; null when one is NaN, which has no place on the line.
    /// An integer meets a double as the nearest double, as the conformance suite of the language has it.
    /// </summary>
    public static int? Compare(in CelValue a, in CelValue b)
    {
        if (a.Kind == CelKind.Double || b.Kind == CelKind.Double)
            return Compare(ToDouble(a), ToDouble(b));
        return (a.Kind, b.Kind) switch
        {
            (CelKind.Int, CelKind.Int) => a.RawBits.CompareTo(b.RawBits),
            (CelKind.Int, CelKind.UInt) when a.RawBits < 0 => -1,
            (CelKind.UInt, CelKind.Int) when b.RawBits < 0 => 1,
            _ => a.RawUInt.CompareTo(b.RawUInt),
        };
    }

    /// <summary>Whether two numbers of different kinds are the very same, none of them rounded: only so are equal values those with equal hashes.</summary>
    public static bool Same(in CelValue a, in CelValue b)
    {
        if (a.Kind == CelKind.Double)
            return Same(a.RawDouble, b);
        return b.Kind == CelKind.Double ? Same(b.RawDouble, a) : a.RawBits == b.RawBits && a.RawBits >= 0;
    }

    /// <summary>The hash of the int or uint that a whole double equals, since those are equal values.</summary>
    public static int Hash(double value)
    {
        if (value == Math.Floor(value))
        {
            if (value is >= -TwoTo63 and < TwoTo63)
                return ((long)value).GetHashCode();
            if (value is >= TwoTo63 and < TwoTo64)
                return ((ulong)value).GetHashCode();
        }

        return value.GetHashCode();
    }

    private static bool Same(double a, in CelValue b)
    {
        if (a != Math.Floor(a))
            return false;
        return b.Kind == CelKind.Int
            ? a is >= -TwoTo63 and < TwoTo63 && (long)a == b.RawBits
            : a is >= 0 and < TwoTo64 && (ulong)a == b.RawUInt;
    }

    private static double ToDouble(in CelValue number) => number.Kind switch
    {
        CelKind.Double => number.RawDouble,
        CelKind.Int => number.RawBits,
        _ => number.RawUInt,
    };

    private static int? Compare(double a, double b) => a < b ? -1 : a > b ? 1 : a == b ? 0 : null;
}
