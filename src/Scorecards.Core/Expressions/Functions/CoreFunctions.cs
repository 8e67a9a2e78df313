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
        Member("contains", [CelType.String, CelType.String], Bool, Contains),
        Member("startsWith", [CelType.String, CelType.String], Bool, a => CelValue.Of(a[0].RawText.StartsWith(a[1].RawText, StringComparison.Ordinal))),
        Member("endsWith", [CelType.String, CelType.String], Bool, a => CelValue.Of(a[0].RawText.EndsWith(a[1].RawText, StringComparison.Ordinal))),
        Member("matches", [CelType.String, CelType.String], Bool, Matches),
        Global("matches", [CelType.String, CelType.String], Bool, Matches),
    ];

    private static IEnumerable<Overload> Both(string name, CelType type, SimpleBody run, bool constant)
    {
        yield return new Overload(name, member: false, [type], Int, Simple(run)) { Constant = constant };
        yield return new Overload(name, member: true, [type], Int, Simple(run)) { Constant = constant };
    }

    // In the worst case a search takes the product of both lengths.
    private static CelValue Contains(ReadOnlySpan<CelValue> a, ref Budget budget) =>
        budget.Spend(a[0].RawText.Length / 10L * (a[1].RawText.Length / 10))
            ? CelValue.Of(a[0].RawText.Contains(a[1].RawText, StringComparison.Ordinal))
            : Budget.Exceeded;

    private static CelValue Matches(ReadOnlySpan<CelValue> a, ref Budget budget)
    {
        var pattern = Pattern.Parse(a[1].RawText);
        return pattern.Problem is { } problem
            ? CelValue.Error($"invalid regular expression: {problem.Message}")
            : Matches(a[0].RawText, pattern, ref budget);
    }

    /// <summary>Whether a pattern matches anywhere in a text; it costs the product of their sizes.</summary>
    public static CelValue Matches(string text, Pattern pattern, ref Budget budget) =>
        budget.Spend((1 + text.Length / 10) * (1 + pattern.Size / 4L))
            ? CelValue.Of(pattern.IsMatch(text))
            : Budget.Exceeded;
}
