namespace Scorecards.Core.Expressions.Functions;

/// <summary>Durations as text: <c>1h30m</c>, <c>-1.5h</c>, <c>90s</c>, <c>250ms</c>, <c>0</c>; days and weeks have no unit.</summary>
internal static class DurationReading
{
    private static readonly (string Name, long Nanos)[] Units =
    [
        ("ns", 1),
        ("us", 1_000),
        ("µs", 1_000),
        ("μs", 1_000),
        ("ms", 1_000_000),
        ("s", 1_000_000_000),
        ("m", 60_000_000_000),
        ("h", 3_600_000_000_000),
    ];

    public static CelValue Read(in CelValue text)
    {
        var rest = text.RawText.AsSpan();
        var negative = rest.StartsWith('-');
        if (rest.Length > 0 && rest[0] is '-' or '+')
            rest = rest[1..];
        if (rest is "0")
            return CelValue.OfNanoseconds(0);
        if (rest.Length == 0)
            return CelErrors.Conversion("duration", text);

        Int128 total = 0;
        while (rest.Length > 0)
        {
            if (!TryPart(ref rest, out var nanos))
                return CelErrors.Conversion("duration", text);
            total += nanos;
            if (total > (Int128)long.MaxValue + 1)
                return CelErrors.DurationRange;
        }

        return TimeArithmetic.Duration(negative ? -total : total);
    }

    private static bool TryPart(ref ReadOnlySpan<char> rest, out Int128 nanos)
    {
        nanos = 0;
        var whole = Digits(rest);
        var fraction = ReadOnlySpan<char>.Empty;
        var after = rest[whole.Length..];
        if (after.StartsWith('.'))
        {
            fraction = Digits(after[1..]);
            after = after[(1 + fraction.Length)..];
        }

        if (whole.Length + fraction.Length == 0 || !TryUnit(ref after, out var unit))
            return false;
        foreach (var digit in whole)
            nanos = Int128.Min((nanos * 10) + (digit - '0'), long.MaxValue);
        nanos *= unit;
        for (Int128 place = unit; fraction.Length > 0 && place > 0; fraction = fraction[1..])
        {
            // Digits past the nanosecond are cut off.
            nanos += place * (fraction[0] - '0') / 10;
            place /= 10;
        }

        rest = after;
        return true;
    }

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text : text[..length];
    }

    private static bool TryUnit(ref ReadOnlySpan<char> text, out long nanos)
    {
        var length = text.IndexOfAnyInRange('.', '9');
        var name = length < 0 ? text : text[..length];
        foreach (var unit in Units)
        {
            if (!name.SequenceEqual(unit.Name))
                continue;
            text = text[name.Length..];
            nanos = unit.Nanos;
            return true;
        }

        nanos = 0;
        return false;
    }
}
