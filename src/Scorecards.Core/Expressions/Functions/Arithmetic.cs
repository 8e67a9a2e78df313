namespace Scorecards.Core.Expressions.Functions;

/// <summary>The operators + - * / % and unary minus. Ints, uints, timestamps and durations that leave their range are errors; doubles follow IEEE 754.</summary>
internal static class Arithmetic
{
    public static CelValue Add(in CelValue a, in CelValue b, ref CostBudget budget)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var sum = unchecked(a.RawBits + b.RawBits);
                return ((a.RawBits ^ sum) & (b.RawBits ^ sum)) < 0 ? CelErrors.IntOverflow : CelValue.Of(sum);
            case (CelKind.UInt, CelKind.UInt):
                var total = unchecked(a.RawUInt + b.RawUInt);
                return total < a.RawUInt ? CelErrors.UIntOverflow : CelValue.Of(total);
            case (CelKind.Double, CelKind.Double):
                return CelValue.Of(a.RawDouble + b.RawDouble);
            case (CelKind.Timestamp, CelKind.Duration):
                return TimeArithmetic.Add(a, b.RawBits);
            case (CelKind.Duration, CelKind.Timestamp):
                return TimeArithmetic.Add(b, a.RawBits);
            case (CelKind.Duration, CelKind.Duration):
                return TimeArithmetic.Duration((Int128)a.RawBits + b.RawBits);
            default:
                return Concatenation.Of(a, b, ref budget);
        }
    }

    public static CelValue Subtract(in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var difference = unchecked(a.RawBits - b.RawBits);
                return ((a.RawBits ^ b.RawBits) & (a.RawBits ^ difference)) < 0 ? CelErrors.IntOverflow : CelValue.Of(difference);
            case (CelKind.UInt, CelKind.UInt):
                return b.RawUInt > a.RawUInt ? CelErrors.UIntOverflow : CelValue.Of(a.RawUInt - b.RawUInt);
            case (CelKind.Double, CelKind.Double):
                return CelValue.Of(a.RawDouble - b.RawDouble);
            case (CelKind.Timestamp, CelKind.Timestamp):
                return TimeArithmetic.Between(b, a);
            case (CelKind.Timestamp, CelKind.Duration):
                return TimeArithmetic.Add(a, -(Int128)b.RawBits);
            case (CelKind.Duration, CelKind.Duration):
                return TimeArithmetic.Duration((Int128)a.RawBits - b.RawBits);
            default:
                return CelErrors.NoOverload("_-_", a, b);
        }
    }

    public static CelValue Multiply(in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var high = Math.BigMul(a.RawBits, b.RawBits, out long low);
                return high == low >> 63 ? CelValue.Of(low) : CelErrors.IntOverflow;
            case (CelKind.UInt, CelKind.UInt):
                return Math.BigMul(a.RawUInt, b.RawUInt, out ulong product) == 0 ? CelValue.Of(product) : CelErrors.UIntOverflow;
            case (CelKind.Double, CelKind.Double):
                return CelValue.Of(a.RawDouble * b.RawDouble);
            default:
                return CelErrors.NoOverload("_*_", a, b);
        }
    }

    public static CelValue Divide(in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                if (b.RawBits == 0)
                    return CelErrors.DivisionByZero;
                return a.RawBits == long.MinValue && b.RawBits == -1 ? CelErrors.IntOverflow : CelValue.Of(a.RawBits / b.RawBits);
            case (CelKind.UInt, CelKind.UInt):
                return b.RawUInt == 0 ? CelErrors.DivisionByZero : CelValue.Of(a.RawUInt / b.RawUInt);
            case (CelKind.Double, CelKind.Double):
                return CelValue.Of(a.RawDouble / b.RawDouble);
            default:
                return CelErrors.NoOverload("_/_", a, b);
        }
    }

    public static CelValue Modulo(in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                if (b.RawBits == 0)
                    return CelErrors.ModulusByZero;
                return a.RawBits == long.MinValue && b.RawBits == -1 ? CelErrors.IntOverflow : CelValue.Of(a.RawBits % b.RawBits);
            case (CelKind.UInt, CelKind.UInt):
                return b.RawUInt == 0 ? CelErrors.ModulusByZero : CelValue.Of(a.RawUInt % b.RawUInt);
            default:
                return CelErrors.NoOverload("_%_", a, b);
        }
    }

    public static CelValue Negate(in CelValue a) => a.Kind switch
    {
        CelKind.Int => a.RawBits == long.MinValue ? CelErrors.IntOverflow : CelValue.Of(-a.RawBits),
        CelKind.Double => CelValue.Of(-a.RawDouble),
        _ => CelErrors.NoOverload("-_", a),
    };
}
