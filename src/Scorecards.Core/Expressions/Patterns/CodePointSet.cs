using System.Globalization;
using System.Text;

namespace Scorecards.Core.Expressions.Patterns;

/// <summary>A set of code points as sorted ranges; surrogates are in none, since no text holds them alone.</summary>
internal sealed class CodePointSet
{
    public const int Last = 0x10FFFF;

    private readonly (int From, int To)[] _ranges;

    private CodePointSet((int From, int To)[] ranges) => _ranges = ranges;

    public static CodePointSet Of(params IEnumerable<(int From, int To)> ranges)
    {
        var merged = new List<(int From, int To)>();
        foreach (var range in ranges.OrderBy(range => range.From))
        {
            if (merged.Count > 0 && range.From <= merged[^1].To + 1)
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, range.To));
            else
                merged.Add(range);
        }

        return new CodePointSet([.. merged]);
    }

    public IReadOnlyList<(int From, int To)> Ranges => _ranges;

    public bool Contains(int codePoint)
    {
        foreach (var (from, to) in _ranges)
        {
            if (codePoint <= to)
                return codePoint >= from;
        }

        return false;
    }

    public CodePointSet Complement()
    {
        var gaps = new List<(int, int)>();
        var next = 0;
        foreach (var (from, to) in _ranges)
        {
            if (from > next)
                gaps.Add((next, from - 1));
            next = to + 1;
        }

        if (next <= Last)
            gaps.Add((next, Last));
        return new CodePointSet([.. gaps]);
    }

    /// <summary>The set as a .NET pattern over UTF-16 units that stands as one piece.</summary>
    public string ToPattern()
    {
        var alternatives = new List<string>();
        var units = new StringBuilder();
        foreach (var (from, to) in _ranges)
        {
            Units(units, from, Math.Min(to, 0xD7FF));
            Units(units, Math.Max(from, 0xE000), Math.Min(to, 0xFFFF));
        }

        if (units.Length > 0)
            alternatives.Add($"[{units}]");
        foreach (var (from, to) in _ranges)
            Pairs(alternatives, Math.Max(from, 0x10000), to);
        return alternatives.Count switch
        {
            0 => "[^\\u0000-\\uFFFF]",
            1 => alternatives[0].StartsWith('[') && alternatives[0].IndexOf(']') == alternatives[0].Length - 1 ? alternatives[0] : $"(?:{alternatives[0]})",
            _ => $"(?:{string.Join('|', alternatives)})",
        };
    }

    private static void Units(StringBuilder text, int from, int to)
    {
        if (from > to)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\\u{from:X4}");
        if (to > from)
            text.Append(CultureInfo.InvariantCulture, $"-\\u{to:X4}");
    }

    // A range of pairs is at most three: the rest of the first high surrogate, whole ones, and the start of the last.
    private static void Pairs(List<string> alternatives, int from, int to)
    {
        while (from <= to)
        {
            var (high, low) = (High(from), Low(from));
            var whole = low == 0xDC00 && to >= (from | 0x3FF);
            var lastHigh = whole ? High(to + 1) - 1 : high;
            var end = whole ? FirstOf(lastHigh) + 0x3FF : Math.Min(to, from | 0x3FF);
            alternatives.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"[\\u{high:X4}-\\u{lastHigh:X4}][\\u{low:X4}-\\u{Low(end):X4}]"));
            from = end + 1;
        }
    }

    private static int High(int codePoint) => 0xD800 + ((codePoint - 0x10000) >> 10);

    private static int Low(int codePoint) => 0xDC00 + ((codePoint - 0x10000) & 0x3FF);

    private static int FirstOf(int high) => 0x10000 + ((high - 0xD800) << 10);
}
