using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>The lists extension.</summary>
internal static class ListFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        Global("lists.range", [Int], List(Int), Range),
        Member("slice", [ListOfA, Int, Int], ListOfA, Slice),
        Member("flatten", [List(Dyn)], List(Dyn), a => Flatten(a[0].RawItems, 1)),
        Member("flatten", [List(Dyn), Int], List(Dyn), a => a[1].RawBits < 0 ? CelValue.Error("flatten: the depth is negative") : Flatten(a[0].RawItems, a[1].RawBits)),
        Member("sort", [ListOfA], ListOfA, a => Sort(a[0].RawItems)),
        Member("distinct", [ListOfA], ListOfA, a => CelValue.OfArray([.. a[0].RawItems.Distinct()])),
        Member("reverse", [ListOfA], ListOfA, a => CelValue.OfArray([.. a[0].RawItems.Reverse()])),
    ];

    private static CelValue Range(ReadOnlySpan<CelValue> a, ref CostBudget budget)
    {
        var count = a[0].RawBits;
        if (count < 0)
            return CelValue.EmptyList;
        if (count > CostBudget.MostSize || !budget.SpendOn(count))
            return CostBudget.Exceeded;
        var items = new CelValue[count];
        for (var i = 0; i < items.Length; i++)
            items[i] = CelValue.Of((long)i);
        return CelValue.OfArray(items);
    }

    private static CelValue Slice(ReadOnlySpan<CelValue> a)
    {
        var (items, from, to) = (a[0].RawItems, a[1].RawBits, a[2].RawBits);
        return from < 0 || to < from || to > items.Length
            ? CelValue.Error($"slice: {from} to {to} is no part of a list of {items.Length}")
            : CelValue.OfArray(items[(int)from..(int)to]);
    }

    private static CelValue Flatten(CelValue[] items, long depth)
    {
        var flat = new List<CelValue>();
        Add(items, depth);
        return CelValue.OfArray([.. flat]);

        void Add(CelValue[] from, long left)
        {
            foreach (var item in from)
            {
                if (item.Kind == CelKind.List && left > 0)
                    Add(item.RawItems, left - 1);
                else
                    flat.Add(item);
            }
        }
    }

    private static CelValue Sort(CelValue[] items)
    {
        foreach (var item in items)
        {
            if (item.Kind != items[0].Kind || !Ordering.Applies(item, items[0]))
                return CelErrors.NoOverload("sort", items[0], item);
        }

        // NaN has no place, but a sort needs one: before all numbers.
        return CelValue.OfArray([.. items.Order(Comparer<CelValue>.Create((a, b) => Ordering.Compare(a, b) ?? a.RawDouble.CompareTo(b.RawDouble)))]);
    }
}
