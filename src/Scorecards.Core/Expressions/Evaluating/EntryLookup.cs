using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>How fields, entries and items are found in a value that is known.</summary>
internal static class EntryLookup
{
    /// <summary>The field of a map; when it is not there, nothing in <paramref name="value"/> and no error.</summary>
    public static bool TryField(in CelValue operand, string field, out CelValue value)
    {
        if (operand.Kind == CelKind.Map)
            return operand.RawMap.TryGet(field, out value);
        value = CelErrors.NoSuchField(field, operand);
        return false;
    }

    /// <summary>The entry of a map or list; when it is not there, the error that says so.</summary>
    public static bool TryEntry(in CelValue operand, in CelValue index, out CelValue value, out bool isAbsent)
    {
        isAbsent = false;
        switch (operand.Kind)
        {
            case CelKind.List when TryIndex(index, out var place):
                var items = operand.RawItems;
                if (place >= 0 && place < items.Length)
                {
                    value = items[place];
                    return true;
                }

                isAbsent = true;
                value = CelErrors.IndexOutOfRange(place, items.Length);
                return false;
            case CelKind.Map when CelMap.IsKey(index) || index.Kind == CelKind.Double:
                if (operand.RawMap.TryGet(index, out value))
                    return true;
                isAbsent = true;
                value = CelErrors.NoSuchKey(index.ToJson());
                return false;
            default:
                value = CelErrors.NoOverload("_[_]", operand, index);
                return false;
        }
    }

    // Numbers are one line, so a whole double or a uint finds an item too.
    private static bool TryIndex(in CelValue index, out long place)
    {
        place = -1;
        switch (index.Kind)
        {
            case CelKind.Int:
                place = index.RawBits;
                return true;
            case CelKind.UInt:
                place = (long)Math.Min(index.RawUInt, long.MaxValue);
                return true;
            case CelKind.Double when index.RawDouble == Math.Floor(index.RawDouble) && Math.Abs(index.RawDouble) < int.MaxValue:
                place = (long)index.RawDouble;
                return true;
            default:
                return false;
        }
    }
}
