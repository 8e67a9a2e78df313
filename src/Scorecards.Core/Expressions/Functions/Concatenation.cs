namespace Scorecards.Core.Expressions.Functions;

/// <summary>The operator + on strings, bytes and lists: it costs what it copies.</summary>
internal static class Concatenation
{
    public static CelValue Of(in CelValue a, in CelValue b, ref CostBudget budget)
    {
        if (a.Kind != b.Kind || a.Kind is not (CelKind.String or CelKind.Bytes or CelKind.List))
            return CelErrors.NoOverload("_+_", a, b);
        if (!budget.SpendOn(Length(a) + Length(b)))
            return CostBudget.Exceeded;
        return a.Kind switch
        {
            CelKind.String => CelValue.Of(string.Concat(a.RawText, b.RawText)),
            CelKind.Bytes => CelValue.Of([.. a.RawBytes, .. b.RawBytes]),
            _ => a.RawList.Size + b.RawList.Size > CostBudget.MostSize ? CelErrors.TooLarge : CelValue.OfArray([.. a.RawItems, .. b.RawItems]),
        };
    }

    private static long Length(in CelValue value) => value.Kind switch
    {
        CelKind.String => value.RawText.Length,
        CelKind.Bytes => value.RawBytes.Length,
        _ => value.RawList.Count,
    };
}
