namespace Scorecards.Core.Expressions;

/// <summary>When two values are equal, and a hash that agrees with it. Numbers of the three kinds are compared on one number line.</summary>
internal static class ValueEquality
{
    /// <summary>Equal for .NET: reflexive, so NaN is the same as NaN.</summary>
    public static bool Same(in CelValue a, in CelValue b)
    {
        if (a.Kind != b.Kind)
            return a.IsNumber && b.IsNumber && NumberLine.Same(a, b);
        return a.Kind switch
        {
            CelKind.Null => true,
            CelKind.Bool or CelKind.Int or CelKind.UInt or CelKind.Duration => a.RawBits == b.RawBits,
            CelKind.Double => a.RawDouble.Equals(b.RawDouble),
            CelKind.Timestamp => a.RawBits == b.RawBits && a.RawNanos == b.RawNanos,
            CelKind.String or CelKind.Type or CelKind.Error => string.Equals(a.RawText, b.RawText, StringComparison.Ordinal),
            CelKind.Bytes => a.RawBytes.AsSpan().SequenceEqual(b.RawBytes),
            CelKind.Unknown => a.RawNames.AsSpan().SequenceEqual(b.RawNames),
            CelKind.Optional => a.RawBits == b.RawBits && (a.RawBits == 0 || Same(a.RawOptional, b.RawOptional)),
            CelKind.List => SameItems(a.RawItems, b.RawItems),
            _ => SameEntries(a.RawMap, b.RawMap),
        };
    }

    /// <summary>Equal in an expression: true, false, or the unknown that decides it. NaN equals nothing.</summary>
    public static CelValue Equal(in CelValue a, in CelValue b)
    {
        if (!a.IsKnown || !b.IsKnown)
            return Unknowns.Merge(a, b);
        if (a.Kind != b.Kind)
            return CelValue.Of(a.IsNumber && b.IsNumber && NumberLine.Compare(a, b) == 0);
        return a.Kind switch
        {
            CelKind.Double => CelValue.Of(a.RawDouble == b.RawDouble),
            CelKind.List => EqualItems(a.RawItems, b.RawItems),
            CelKind.Map => EqualEntries(a.RawMap, b.RawMap),
            CelKind.Optional when a.RawBits != 0 && b.RawBits != 0 => Equal(a.RawOptional, b.RawOptional),
            _ => CelValue.Of(Same(a, b)),
        };
    }

    public static int Hash(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Int:
                return value.RawBits.GetHashCode();
            case CelKind.UInt:
                return value.RawUInt.GetHashCode();
            case CelKind.Double:
                return NumberLine.Hash(value.RawDouble);
            case CelKind.Bool or CelKind.Duration:
                return HashCode.Combine(value.Kind, value.RawBits);
            case CelKind.Timestamp:
                return HashCode.Combine(value.RawBits, value.RawNanos);
            case CelKind.String or CelKind.Type or CelKind.Error:
                return value.RawText.GetHashCode(StringComparison.Ordinal);
            case CelKind.Optional:
                return value.RawBits == 0 ? 7 : HashCode.Combine(7, Hash(value.RawOptional));
        }

        var hash = new HashCode();
        switch (value.Kind)
        {
            case CelKind.Bytes:
                hash.AddBytes(value.RawBytes);
                break;
            case CelKind.Unknown:
                foreach (var name in value.RawNames)
                    hash.Add(name, StringComparer.Ordinal);
                break;
            case CelKind.List:
                foreach (var item in value.RawItems)
                    hash.Add(Hash(item));
                break;
            case CelKind.Map:
                var map = value.RawMap;
                var sum = 0;
                for (var i = 0; i < map.Count; i++)
                    sum = unchecked(sum + HashCode.Combine(Hash(map.Keys[i]), Hash(map.Values[i])));
                hash.Add(sum);
                break;
        }

        return hash.ToHashCode();
    }

    private static bool SameItems(CelValue[] a, CelValue[] b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (!Same(a[i], b[i]))
                return false;
        }

        return true;
    }

    private static bool SameEntries(CelMap a, CelMap b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a.Count != b.Count)
            return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!b.TryGet(a.Keys[i], out var other) || !Same(a.Values[i], other))
                return false;
        }

        return true;
    }

    private static CelValue EqualItems(CelValue[] a, CelValue[] b)
    {
        if (a.Length != b.Length)
            return CelValue.False;
        var result = CelValue.True;
        for (var i = 0; i < a.Length; i++)
        {
            var equal = Equal(a[i], b[i]);
            if (equal.IsFalse)
                return equal;
            result = Unknowns.And(result, equal);
        }

        return result;
    }

    private static CelValue EqualEntries(CelMap a, CelMap b)
    {
        if (a.Count != b.Count)
            return CelValue.False;
        var result = CelValue.True;
        for (var i = 0; i < a.Count; i++)
        {
            if (!b.TryGet(a.Keys[i], out var other))
                return CelValue.False;
            var equal = Equal(a.Values[i], other);
            if (equal.IsFalse)
                return equal;
            result = Unknowns.And(result, equal);
        }

        return result;
    }
}
