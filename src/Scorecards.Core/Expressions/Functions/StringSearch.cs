namespace Scorecards.Core.Expressions.Functions;

/// <summary>Functions that look for a string in a string. A search costs the product of both lengths, which is what it takes at worst.</summary>
internal static class StringSearch
{
    public static CelValue First(ReadOnlySpan<CelValue> a, long offset, ref CostBudget budget)
    {
        var (text, part) = (a[0].RawText, a[1].RawText);
        var from = CodePoints.Offset(text, offset);
        if (from < 0)
            return CelValue.Error($"index out of range: {offset}");
        if (!Spend(text, part, ref budget))
            return CostBudget.Exceeded;
        var found = text.IndexOf(part, from, StringComparison.Ordinal);
        return CelValue.Of(found < 0 ? -1L : CodePoints.Count(text.AsSpan(0, found)));
    }

    public static CelValue Last(ReadOnlySpan<CelValue> a, long? offset, ref CostBudget budget)
    {
        var (text, part) = (a[0].RawText, a[1].RawText);
        var from = offset is null ? text.Length : CodePoints.Offset(text, offset.Value);
        if (from < 0)
            return CelValue.Error($"index out of range: {offset}");
        if (!Spend(text, part, ref budget))
            return CostBudget.Exceeded;

        // What is found starts at the offset at the latest, and may end after it.
        var until = (int)Math.Min(text.Length, (long)from + part.Length);
        var found = text.AsSpan(0, until).LastIndexOf(part, StringComparison.Ordinal);
        return CelValue.Of(found < 0 ? -1L : CodePoints.Count(text.AsSpan(0, found)));
    }

    public static CelValue Replace(ReadOnlySpan<CelValue> a, long limit, ref CostBudget budget)
    {
        var (text, old, with) = (a[0].RawText, a[1].RawText, a[2].RawText);
        if (limit == 0)
            return a[0];
        if (!Spend(text, old, ref budget))
            return CostBudget.Exceeded;
        var parts = Parts(text, old, limit < 0 ? long.MaxValue : limit, atEnds: true);
        return budget.SpendOn((long)parts.Count * with.Length) ? CelValue.Of(string.Join(with, parts)) : CostBudget.Exceeded;
    }

    public static CelValue Split(ReadOnlySpan<CelValue> a, long limit, ref CostBudget budget)
    {
        if (limit == 0)
            return CelValue.EmptyList;
        if (!Spend(a[0].RawText, a[1].RawText, ref budget))
            return CostBudget.Exceeded;
        var parts = Parts(a[0].RawText, a[1].RawText, limit < 0 ? long.MaxValue : limit - 1, atEnds: false);
        return CelValue.OfArray([.. parts.Select(CelValue.Of)]);
    }

    private static bool Spend(string text, string part, ref CostBudget budget) => budget.Spend(text.Length / 10L * (part.Length / 10));

    /// <summary>The pieces between separators, cut at most so many times. The empty separator stands between all characters, and at both ends when asked for.</summary>
    private static List<string> Parts(string text, string separator, long cuts, bool atEnds)
    {
        var parts = new List<string>();
        if (separator.Length == 0)
        {
            var characters = CodePoints.Split(text).ToList();
            if (atEnds)
            {
                characters.Insert(0, "");
                characters.Add("");
            }

            var whole = (int)Math.Min(cuts, characters.Count);
            parts.AddRange(characters.Take(whole));
            if (whole < characters.Count)
                parts.Add(string.Concat(characters.Skip(whole)));
            return parts;
        }

        var from = 0;
        for (; cuts > 0 && text.IndexOf(separator, from, StringComparison.Ordinal) is var at and >= 0; cuts--)
        {
            parts.Add(text[from..at]);
            from = at + separator.Length;
        }

        parts.Add(text[from..]);
        return parts;
    }
}
