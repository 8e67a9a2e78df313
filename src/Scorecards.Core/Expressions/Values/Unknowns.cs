namespace Scorecards.Core.Expressions;

/// <summary>How unknowns and errors go through an operation: an unknown wins over an error, and unknowns add their names up.</summary>
internal static class Unknowns
{
    /// <summary>The result of a strict operation one of whose arguments is an unknown or an error.</summary>
    public static CelValue Merge(in CelValue a, in CelValue b)
    {
        if (a.IsUnknown)
            return b.IsUnknown ? Union(a, b) : a;
        if (b.IsUnknown)
            return b;
        return a.IsError ? a : b;
    }

    /// <summary>Both hold, where neither is false: what is not decided wins over true.</summary>
    public static CelValue And(in CelValue a, in CelValue b) => a.IsTrue ? b : b.IsTrue ? a : Merge(a, b);

    private static CelValue Union(in CelValue a, in CelValue b)
    {
        var left = a.RawNames;
        var right = b.RawNames;
        return ReferenceEquals(left, right) || left.AsSpan().SequenceEqual(right) ? a : CelValue.Unknown(left.Concat(right));
    }
}
