using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>The strings extension. Places in a string count code points from 0.</summary>
internal static class StringExtensions
{
    public static IEnumerable<Overload> All() =>
    [
        Member("charAt", [CelType.String, Int], CelType.String, CharAt),
        Member("substring", [CelType.String, Int], CelType.String, a => Substring(a[0].RawText, a[1].RawBits, null)),
        Member("substring", [CelType.String, Int, Int], CelType.String, a => Substring(a[0].RawText, a[1].RawBits, a[2].RawBits)),
        Member("indexOf", [CelType.String, CelType.String], Int, (a, ref budget) => StringSearch.First(a, 0, ref budget)),
        Member("indexOf", [CelType.String, CelType.String, Int], Int, (a, ref budget) => StringSearch.First(a, a[2].RawBits, ref budget)),
        Member("lastIndexOf", [CelType.String, CelType.String], Int, (a, ref budget) => StringSearch.Last(a, null, ref budget)),
        Member("lastIndexOf", [CelType.String, CelType.String, Int], Int, (a, ref budget) => StringSearch.Last(a, a[2].RawBits, ref budget)),
        Member("lowerAscii", [CelType.String], CelType.String, a => CelValue.Of(MapAscii(a[0].RawText, char.IsAsciiLetterUpper))),
        Member("upperAscii", [CelType.String], CelType.String, a => CelValue.Of(MapAscii(a[0].RawText, char.IsAsciiLetterLower))),
        Member("trim", [CelType.String], CelType.String, a => CelValue.Of(a[0].RawText.Trim())),
        Member("reverse", [CelType.String], CelType.String, a => CelValue.Of(string.Concat(CodePoints.Split(a[0].RawText).Reverse()))),
        Member("replace", [CelType.String, CelType.String, CelType.String], CelType.String, (a, ref budget) => StringSearch.Replace(a, -1, ref budget)),
        Member("replace", [CelType.String, CelType.String, CelType.String, Int], CelType.String, (a, ref budget) => StringSearch.Replace(a, a[3].RawBits, ref budget)),
        Member("split", [CelType.String, CelType.String], List(CelType.String), (a, ref budget) => StringSearch.Split(a, -1, ref budget)),
        Member("split", [CelType.String, CelType.String, Int], List(CelType.String), (a, ref budget) => StringSearch.Split(a, a[2].RawBits, ref budget)),
        Member("join", [List(CelType.String)], CelType.String, (a, ref budget) => Join(a, "", ref budget)),
        Member("join", [List(CelType.String), CelType.String], CelType.String, (a, ref budget) => Join(a, a[1].RawText, ref budget)),
        Member("format", [CelType.String, List(Dyn)], CelType.String, (a, ref budget) => StringFormat.Of(a[0].RawText, a[1].RawItems, ref budget)),
        Global("strings.quote", [CelType.String], CelType.String, a => CelValue.Of(Quote(a[0].RawText))),
    ];

    private static CelValue CharAt(ReadOnlySpan<CelValue> a)
    {
        var text = a[0].RawText;
        var at = CodePoints.Offset(text, a[1].RawBits);
        if (at < 0)
            return OutOfRange(a[1].RawBits);
        return at == text.Length ? CelValue.EmptyString : CelValue.Of(text.Substring(at, char.IsHighSurrogate(text[at]) ? 2 : 1));
    }

    private static CelValue Substring(string text, long start, long? end)
    {
        var from = CodePoints.Offset(text, start);
        var to = end is null ? text.Length : CodePoints.Offset(text, end.Value);
        if (from < 0)
            return OutOfRange(start);
        if (to < 0)
            return OutOfRange(end!.Value);
        return to < from ? CelValue.Error($"invalid substring range: {start} to {end}") : CelValue.Of(text[from..to]);
    }

    private static string MapAscii(string text, Func<char, bool> changes) => string.Create(text.Length, (text, changes), (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = state.changes(state.text[i]) ? (char)(state.text[i] ^ 0x20) : state.text[i];
    });

    private static CelValue Join(ReadOnlySpan<CelValue> a, string separator, ref CostBudget budget)
    {
        var items = a[0].RawItems;
        if (!budget.SpendOn((long)separator.Length * items.Length))
            return CostBudget.Exceeded;
        var parts = new string[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Kind != CelKind.String)
                return CelErrors.NoOverload("join", a[0], items[i]);
            parts[i] = items[i].RawText;
        }

        return CelValue.Of(string.Join(separator, parts));
    }

    private static string Quote(string text)
    {
        var quoted = new System.Text.StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '\a' => quoted.Append("\\a"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\v' => quoted.Append("\\v"),
                '\\' => quoted.Append("\\\\"),
                '"' => quoted.Append("\\\""),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static CelValue OutOfRange(long index) => CelValue.Error($"index out of range: {index}");
}
