using System.Buffers;
using System.Globalization;

namespace Scorecards.Core.Expressions.Patterns;

/// <summary>The parts of a pattern that stand for one character: escapes, named sets and bracketed sets.</summary>
internal sealed class PatternSetParser(string source)
{
    public static readonly SearchValues<char> NameChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    public PatternFault? Fault { get; private set; }

    /// <summary>The code point here, as it is.</summary>
    public int CodePoint(ref int at)
    {
        var codePoint = char.IsSurrogatePair(source, at) ? char.ConvertToUtf32(source, at) : source[at];
        at += codePoint > 0xFFFF ? 2 : 1;
        return codePoint;
    }

    /// <summary>A bracketed set, from after its bracket.</summary>
    public CodePointSet Bracketed(ref int at, bool ignoreCase)
    {
        var start = at - 1;
        var negated = at < source.Length && source[at] == '^';
        if (negated)
            at++;
        var ranges = new List<(int, int)>();
        for (var first = true; at < source.Length && Fault is null; first = false)
        {
            if (source[at] == ']' && !first)
            {
                at++;
                var set = CodePointSet.Of(ranges);
                if (ignoreCase)
                    set = CaseFolding.Close(set);
                return negated ? set.Complement() : set;
            }

            Item(ref at, ranges);
        }

        Fail(start, "'[' without ']'");
        return NamedSets.Any;
    }

    /// <summary>A named set: <c>\d</c>, <c>\pL</c>, <c>\P{Lu}</c>; false when there is none here.</summary>
    public bool TryNamed(ref int at, bool ignoreCase, out CodePointSet set)
    {
        set = NamedSets.Any;
        if (at + 1 >= source.Length || source[at] != '\\')
            return false;
        switch (source[at + 1])
        {
            case 'd' or 'D':
                set = NamedSets.Digit;
                break;
            case 'w' or 'W':
                set = NamedSets.Word;
                break;
            case 's' or 'S':
                set = NamedSets.Space;
                break;
            case 'p' or 'P':
                set = Unicode(ref at, ignoreCase);
                return true;
            default:
                return false;
        }

        if (ignoreCase)
            set = CaseFolding.Close(set);
        if (char.IsAsciiLetterUpper(source[at + 1]))
            set = set.Complement();
        at += 2;
        return true;
    }

    /// <summary>An escaped character, from its backslash.</summary>
    public int Escape(ref int at)
    {
        var start = at++;
        var c = at < source.Length ? source[at++] : '\0';
        switch (c)
        {
            case 'a':
                return 7;
            case 'f':
                return '\f';
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'v':
                return '\v';
            case 'x':
                return Hex(ref at, start);
            case '0':
                return Octal(ref at, 0, 2);
            case >= '1' and <= '7' when at < source.Length && source[at] is >= '0' and <= '7':
                return Octal(ref at, c - '0', 2);
            case >= '1' and <= '9':
                return Fail(start, "RE2 has no back-references");
            default:
                return c < 0x80 && c != '\0' && !char.IsAsciiLetterOrDigit(c) ? c : Fail(start, $"RE2 has no escape \\{c}");
        }
    }

    private void Item(ref int at, List<(int, int)> ranges)
    {
        if (TryPosix(ref at, out var set) || TryNamed(ref at, ignoreCase: false, out set))
        {
            ranges.AddRange(set.Ranges);
            return;
        }

        var start = at;
        var from = Single(ref at);
        var to = from;
        if (at + 1 < source.Length && source[at] == '-' && source[at + 1] != ']')
        {
            at++;
            to = Single(ref at);
        }

        if (to < from)
            Fail(start, "a range of characters is the wrong way round");
        ranges.Add((from, to));
    }

    private int Single(ref int at) => source[at] == '\\' ? Escape(ref at) : CodePoint(ref at);

    private bool TryPosix(ref int at, out CodePointSet set)
    {
        set = NamedSets.Any;
        if (!source.AsSpan(at).StartsWith("[:"))
            return false;
        var end = source.IndexOf(":]", at + 2, StringComparison.Ordinal);
        if (end < 0)
            return false;
        var name = source[(at + 2)..end];
        var negated = name.StartsWith('^');
        if (!NamedSets.TryGetPosix(negated ? name[1..] : name, out set))
        {
            Fail(at, $"there is no character class [:{name}:]");
            set = NamedSets.Any;
        }

        if (negated)
            set = set.Complement();
        at = end + 2;
        return true;
    }

    private CodePointSet Unicode(ref int at, bool ignoreCase)
    {
        var start = at;
        var negated = source[at + 1] == 'P';
        at += 2;
        var end = at < source.Length && source[at] == '{' ? source.IndexOf('}', at) : at;
        if (at >= source.Length || end < 0)
        {
            Fail(start, "a Unicode category is \\pL or \\p{Lu}");
            return NamedSets.Any;
        }

        var name = end == at ? source[at].ToString() : source[(at + 1)..end];
        at = end + 1;
        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }

        if (!NamedSets.TryGetUnicode(name, out var set))
        {
            Fail(start, $"there is no Unicode category {name}; scripts are not supported");
            return NamedSets.Any;
        }

        if (ignoreCase)
            set = CaseFolding.Close(set);
        return negated ? set.Complement() : set;
    }

    private int Hex(ref int at, int start)
    {
        var braced = at < source.Length && source[at] == '{';
        var end = braced ? source.IndexOf('}', at) : at + 2;
        var digits = end > at && end <= source.Length ? source.AsSpan((braced ? at + 1 : at)..end) : default;
        if (digits.Length is 0 or > 8
            || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || value is < 0 or > CodePointSet.Last)
        {
            return Fail(start, "\\x needs two hexadecimal digits, or a code point in braces");
        }

        at = braced ? end + 1 : end;
        return value;
    }

    private int Octal(ref int at, int value, int most)
    {
        for (; most > 0 && at < source.Length && source[at] is >= '0' and <= '7'; most--)
            value = (value * 8) + (source[at++] - '0');
        return value;
    }

    private int Fail(int at, string message)
    {
        Fault ??= new PatternFault(at, message);
        return 0;
    }
}
