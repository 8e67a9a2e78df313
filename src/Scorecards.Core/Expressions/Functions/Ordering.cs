namespace Scorecards.Core.Expressions.Functions;

/// <summary>The order of values: numbers on one line, text by code point, bytes, bools, timestamps and durations.</summary>
internal static class Ordering
{
    /// <summary>Whether values of these kinds have an order among them.</summary>
    public static bool Applies(in CelValue a, in CelValue b) =>
        a.Kind == b.Kind
            ? a.Kind is CelKind.Int or CelKind.UInt or CelKind.Double or CelKind.String or CelKind.Bool
                or CelKind.Bytes or CelKind.Timestamp or CelKind.Duration
            : a.IsNumber && b.IsNumber;

    /// <summary>Less than 0, 0, or greater than 0; null when one is NaN. Only for values that have an order.</summary>
    public static int? Compare(in CelValue a, in CelValue b) => a.Kind switch
    {
        CelKind.String => Compare(a.RawText, b.RawText),
        CelKind.Bytes => a.RawBytes.AsSpan().SequenceCompareTo(b.RawBytes),
        CelKind.Bool or CelKind.Duration => a.RawBits.CompareTo(b.RawBits),
        CelKind.Timestamp => a.RawBits.CompareTo(b.RawBits) is var order and not 0 ? order : a.RawNanos.CompareTo(b.RawNanos),
        _ => NumberLine.Compare(a, b),
    };

    private static int Compare(string a, string b)
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
            return a.Length.CompareTo(b.Length);
        return Rank(a[same]).CompareTo(Rank(b[same]));
    }

    // Surrogates stand for code points past all others, though their units lie before U+E000.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
