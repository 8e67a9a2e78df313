using Scorecards.Core.Expressions.Patterns;
using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>Sizes and the tests on strings: what the language definition has beside operators, conversions and times.</summary>
internal static class CoreFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        .. Both("size", CelType.String, a => CelValue.Of((long)CodePoints.Count(a[0].RawText)), constant: false),
        .. Both("size", Bytes, a => CelValue.Of((long)a[0].RawBytes.Length), constant: true),
        .. Both("size", ListOfA, a => CelValue.Of((long)a[0].RawList.Count), constant: true),
        .. Both("size", MapOfAToB, a => CelValue.Of((long)a[0].RawMap.Count), constant: true),
        Test("contains", true, Contains),
        Test("startsWith", true, StartsWith),
        Test("endsWith", true, EndsWith),
        Test("matches", true, Matches),
        Test("matches", false, Matches),
    ];

    private static IEnumerable<Overload> Both(string name, CelType type, SimpleBody run, bool constant)
    {
        yield return new Overload(name, member: false, [type], Int, Simple(run)) { Constant = constant };
        yield return new Overload(name, member: true, [type], Int, Simple(run)) { Constant = constant };
    }

    // The tests count what they cost themselves.
    private static Overload Test(string name, bool member, FunctionBody run) => new(name, member, [CelType.String, CelType.String], Bool, run) { Constant = true };

    private static CelValue StartsWith(ReadOnlySpan<CelValue> a, ref CostBudget budget) =>
        budget.SpendOn(a[1].RawText.Length) ? CelValue.Of(a[0].RawText.StartsWith(a[1].RawText, StringComparison.Ordinal)) : CostBudget.Exceeded;

    private static CelValue EndsWith(ReadOnlySpan<CelValue> a, ref CostBudget budget) =>
        budget.SpendOn(a[1].RawText.Length) ? CelValue.Of(a[0].RawText.EndsWith(a[1].RawText, StringComparison.Ordinal)) : CostBudget.Exceeded;

    // In the worst case a search takes the product of both lengths.
    private static CelValue Contains(ReadOnlySpan<CelValue> a, ref CostBudget budget) =>
        budget.Spend((1 + a[0].RawText.Length / 10L) * (1 + a[1].RawText.Length / 10))
            ? CelValue.Of(a[0].RawText.Contains(a[1].RawText, StringComparison.Ordinal))
            : CostBudget.Exceeded;

    // To translate a pattern takes as long as hundreds of other operations.
    private static CelValue Matches(ReadOnlySpan<CelValue> a, ref CostBudget budget)
    {
        if (!budget.Spend(100 + (a[1].RawText.Length / 2)))
            return CostBudget.Exceeded;
        var pattern = TextPattern.Parse(a[1].RawText);
        return pattern.Fault is { } fault
            ? CelValue.Error($"invalid regular expression: {fault.Message}")
            : Matches(a[0].RawText, pattern, ref budget);
    }

    /// <summary>Whether a pattern matches anywhere in a text; it costs the product of their sizes.</summary>
    public static CelValue Matches(string text, TextPattern pattern, ref CostBudget budget) =>
        budget.Spend((1 + text.Length / 10) * (1 + pattern.Size / 4L))
            ? CelValue.Of(pattern.IsMatch(text))
            : CostBudget.Exceeded;
}
