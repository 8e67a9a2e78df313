namespace Scorecards.Core.Expressions;

/// <summary>Int, uint and double on one number line, compared exactly: no value is rounded to meet the other.</summary>
internal static class Numbers
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    public static bool Equal(in CelValue a, in CelValue b) => Compare(a, b) == 0;

    /// <summary>Less than 0, 0 or greater than 0; null when one is NaN, which has no place on the line.</summary>
    public static int? Compare(in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                return a.RawBits.CompareTo(b.RawBits);
            case (CelKind.UInt, CelKind.UInt):
                return a.RawUInt.CompareTo(b.RawUInt);
            case (CelKind.Int, CelKind.UInt):
                return a.RawBits < 0 ? -1 : a.RawUInt.CompareTo(b.RawUInt);
            case (CelKind.UInt, CelKind.Int):
                return b.RawBits < 0 ? 1 : a.RawUInt.CompareTo(b.RawUInt);
            case (CelKind.Double, CelKind.Double):
                var (x, y) = (a.RawDouble, b.RawDouble);
                return x < y ? -1 : x > y ? 1 : x == y ? 0 : null;
            case (CelKind.Double, CelKind.Int):
                return Compare(a.RawDouble, b.RawBits);
            case (CelKind.Int, CelKind.Double):
                return -Compare(b.RawDouble, a.RawBits);
            case (CelKind.Double, CelKind.UInt):
                return Compare(a.RawDouble, b.RawUInt);
            default:
                return -Compare(b.RawDouble, a.RawUInt);
        }
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

    private static int? Compare(double a, long b)
    {
        if (double.IsNaN(a))
            return null;
        if (a < -TwoTo63)
            return -1;
        if (a >= TwoTo63)
            return 1;
        var whole = Math.Floor(a);
        var order = ((long)whole).CompareTo(b);
        return order == 0 && a > whole ? 1 : order;
    }

    private static int? Compare(double a, ulong b)
    {
        if (double.IsNaN(a))
            return null;
        if (a < 0)
            return -1;
        if (a >= TwoTo64)
            return 1;
        var whole = Math.Floor(a);
        var order = ((ulong)whole).CompareTo(b);
        return order == 0 && a > whole ? 1 : order;
    }
}
