using Scorecards.Core.Expressions.Evaluating;
using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Explaining;

/// <summary>Parts of a source and values as an explanation shows them: on one line, and short.</summary>
internal sealed class ShownText(string source)
{
    private const int MostSource = 80;
    private const int MostValue = 80;

    public string Source(PlanNode plan) => Cut(string.Join(' ', plan.Span.Of(source).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), MostSource);

    /// <summary>The source of a call after its target: <c>startsWith("a")</c>.</summary>
    public string SourceAfter(PlanNode plan, PlanNode target) => Cut(source[target.Span.End..plan.Span.End].TrimStart('.', ')', ' '), MostSource);

    public static string Value(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Double:
                return NumberText.Of(value.RawDouble);
            case CelKind.Timestamp or CelKind.Duration:
                return TimeText.Of(value);
            case CelKind.Type:
                return value.RawText;
            case CelKind.List or CelKind.Map when ValueSize.Of(value) > 1000:
                return Count(value);
        }

        var json = value.ToJson();
        if (json.Length <= MostValue)
            return json;
        return value.Kind is CelKind.List or CelKind.Map ? Count(value) : Cut(json, MostValue);
    }

    /// <summary>The key of an entry, or the index of an item.</summary>
    public static string Key(in CelValue entries, int place) =>
        entries.Kind == CelKind.Map ? Cut(entries.RawMap.Keys[place].ToJson(), MostValue) : place.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Count(in CelValue value) =>
        value.Kind == CelKind.List ? $"[… {value.RawList.Count} items]" : $"{{… {value.RawMap.Count} entries}}";

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");
    }
}
