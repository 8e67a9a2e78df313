namespace Scorecards.Core.Expressions.Patterns;

/// <summary>A set of code points as sorted ranges that do not touch.</summary>
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

    /// <summary>Equal sets have equal texts.</summary>
    public override string ToString() => string.Join(',', _ranges);

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
}
