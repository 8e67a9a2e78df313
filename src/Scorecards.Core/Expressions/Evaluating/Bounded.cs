using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>Lists and maps that an expression made. One list in another many times over would make a small program a huge value, so their size is bounded.</summary>
internal static class Bounded
{
    public static CelValue List(CelValue[] items)
    {
        var list = CelValue.OfArray(items);
        return list.RawList.Size <= CostBudget.MostSize ? list : CelErrors.TooLarge;
    }

    public static CelValue Map(CelMap map) => map.Size <= CostBudget.MostSize ? CelValue.OfMap(map) : CelErrors.TooLarge;
}
