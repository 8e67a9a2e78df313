using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>The sets extension: lists whose order and repetitions do not count.</summary>
internal static class SetFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        Global("sets.contains", [ListOfA, ListOfA], Bool, a => CelValue.Of(Contains(a[0].RawItems, a[1].RawItems))),
        Global("sets.equivalent", [ListOfA, ListOfA], Bool, a => CelValue.Of(Contains(a[0].RawItems, a[1].RawItems) && Contains(a[1].RawItems, a[0].RawItems))),
        Global("sets.intersects", [ListOfA, ListOfA], Bool, a => CelValue.Of(Intersects(a[0].RawItems, a[1].RawItems))),
    ];

    private static bool Contains(CelValue[] all, CelValue[] some)
    {
        var set = new HashSet<CelValue>(all);
        return some.All(item => Has(set, item));
    }

    private static bool Intersects(CelValue[] one, CelValue[] other)
    {
        var set = new HashSet<CelValue>(one);
        return other.Any(item => Has(set, item));
    }

    // NaN, and what holds it, equals nothing in an expression, itself included.
    private static bool Has(HashSet<CelValue> set, in CelValue item) => set.Contains(item) && ValueEquality.Equal(item, item).IsTrue;
}
