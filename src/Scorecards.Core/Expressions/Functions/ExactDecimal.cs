using System.Globalization;
using System.Numerics;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>A number with a fixed count of digits, rounded exactly, half to even: .NET's own formats round a half away from zero.</summary>
internal static class ExactDecimal
{
    /// <summary>As <c>-12.346</c>, with so many digits after the point.</summary>
    public static string Fixed(in CelValue number, int precision)
    {
        var (numerator, denominator) = Fraction(number);
        var digits = Round(BigInteger.Abs(numerator) * BigInteger.Pow(10, precision), denominator).ToString(CultureInfo.InvariantCulture);
        return Sign(number) + WithPoint(digits.PadLeft(precision + 1, '0'), precision);
    }

    /// <summary>As <c>-1.2346e+01</c>, with so many digits after the point.</summary>
    public static string Scientific(in CelValue number, int precision)
    {
        var (numerator, denominator) = Fraction(number);
        numerator = BigInteger.Abs(numerator);
        var exponent = numerator.IsZero ? 0 : Exponent(numerator, denominator);
        var digits = Digits(numerator, denominator, precision - exponent);
        if (digits.Length > precision + 1)
            digits = Digits(numerator, denominator, precision - ++exponent);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Sign(number)}{WithPoint(digits.PadLeft(precision + 1, '0'), precision)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string Sign(in CelValue number) => number.Kind switch
    {
        CelKind.Int => number.RawBits < 0 ? "-" : "",
        CelKind.Double => double.IsNegative(number.RawDouble) ? "-" : "",
        _ => "",
    };

    private static (BigInteger Numerator, BigInteger Denominator) Fraction(in CelValue number)
    {
        if (number.Kind == CelKind.Int)
            return (number.RawBits, BigInteger.One);
        if (number.Kind == CelKind.UInt)
            return (number.RawUInt, BigInteger.One);
        var bits = BitConverter.DoubleToInt64Bits(number.RawDouble);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = exponent == 0 ? mantissa : mantissa | 0x10000000000000;
        var power = Math.Max(exponent, 1) - 1075;
        return power >= 0 ? (new BigInteger(mantissa) << power, BigInteger.One) : (mantissa, BigInteger.One << -power);
    }

    private static int Exponent(BigInteger numerator, BigInteger denominator)
    {
        var exponent = (int)Math.Floor(BigInteger.Log10(numerator) - BigInteger.Log10(denominator));
        while (Scaled(numerator, denominator, -exponent) is var (n, d) && n < d)
            exponent--;
        while (Scaled(numerator, denominator, -exponent - 1) is var (n, d) && n >= d)
            exponent++;
        return exponent;
    }

    private static (BigInteger Numerator, BigInteger Denominator) Scaled(BigInteger numerator, BigInteger denominator, int power) =>
        power >= 0 ? (numerator * BigInteger.Pow(10, power), denominator) : (numerator, denominator * BigInteger.Pow(10, -power));

    private static string Digits(BigInteger numerator, BigInteger denominator, int power)
    {
        var (n, d) = Scaled(numerator, denominator, power);
        return Round(n, d).ToString(CultureInfo.InvariantCulture);
    }

    private static BigInteger Round(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static string WithPoint(string digits, int precision) =>
        precision == 0 ? digits : $"{digits[..^precision]}.{digits[^precision..]}";
}
