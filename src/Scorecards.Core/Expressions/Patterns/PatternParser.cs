using System.Globalization;
using System.Text;

namespace Scorecards.Core.Expressions.Patterns;

/// <summary>RE2 syntax to a .NET pattern whose letters are those of an <see cref="Alphabet"/>, so that no option or culture changes what matches.</summary>
internal sealed class PatternParser(string source)
{
    private const int MostLength = 2048;
    private const int MostNesting = 50;
    private const int MostRepeat = 1000;
    private const int MostSize = 5000;

    // A set stands in the translated text as one character, this and its number, until all sets are known.
    private const char FirstSet = '\uE000';

    private readonly PatternSetParser _parts = new(source);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<CodePointSet> _sets = [];
    private bool _seesWords;
    private Flags _flags;
    private int _at;
    private int _depth;

    [Flags]
    private enum Flags
    {
        None = 0,
        IgnoreCase = 1,
        MultiLine = 2,
        DotAll = 4,
        Ungreedy = 8,
    }

    /// <summary>A translated piece: its text, how many characters it matches with repetitions written out, and the product of its nested repetitions.</summary>
    private readonly record struct Piece(string Text, int Size, int Repeat, bool CanRepeat = true);

    public PatternFault? Fault { get; private set; }

    public int Size { get; private set; }

    /// <summary>What text is turned into before it is matched; null after a problem.</summary>
    public Alphabet? Alphabet { get; private set; }

    /// <summary>The .NET pattern; without meaning after a problem.</summary>
    public string Translate()
    {
        if (source.Length > MostLength)
            Fail(0, $"a pattern has at most {MostLength} characters");
        var whole = Alternatives();
        if (Fault is null && _at < source.Length)
            Fail(_at, "')' without '('");
        if (Fault is not null)
            return "";
        Size = whole.Size;
        Alphabet = Alphabet.Of(_sets, _seesWords);
        var text = new StringBuilder();
        foreach (var c in whole.Text)
            _ = c >= FirstSet ? text.Append(Alphabet.Letters(c - FirstSet)) : text.Append(c);
        return text.ToString();
    }

    private bool Done => Fault is not null || _at >= source.Length;

    private void Fail(int at, string message) => Fault ??= new PatternFault(at, message);

    private Piece Alternatives()
    {
        var flags = _flags;
        var text = new StringBuilder("(?:");
        var (size, repeat) = (1, 1);
        while (!Done && source[_at] != ')')
        {
            if (source[_at] == '|')
            {
                text.Append('|');
                _at++;
                continue;
            }

            var piece = Repeated();
            text.Append(piece.Text);
            size += piece.Size;
            repeat = Math.Max(repeat, piece.Repeat);
            if (size > MostSize)
                Fail(_at, "the pattern is too large");
        }

        _flags = flags;
        return new Piece(text.Append(')').ToString(), size, repeat);
    }

    private Piece Repeated()
    {
        var start = _at;
        var piece = Atom();
        if (Done || !TryRepetition(out var text, out var count))
            return piece;
        if (!piece.CanRepeat)
            Fail(start, "there is nothing to repeat");
        if (!Done && source[_at] == '?')
        {
            text += '?';
            _at++;
        }

        var again = _at;
        if (!Done && TryRepetition(out _, out _))
            Fail(again, "a repetition of a repetition needs parentheses");
        var repeat = Math.Max(1, count) * piece.Repeat;
        if (repeat > MostRepeat)
            Fail(start, $"more than {MostRepeat} repetitions");
        return new Piece($"(?:{piece.Text}){text}", (int)Math.Min(MostSize + 1L, (long)Math.Max(1, count) * piece.Size), repeat);
    }

    private bool TryRepetition(out string text, out int count)
    {
        text = source[_at].ToString();
        count = 1;
        if (source[_at] is '*' or '+' or '?')
        {
            _at++;
            return true;
        }

        var end = source[_at] == '{' ? source.IndexOf('}', _at) : -1;
        if (end < 0)
            return false;
        var bounds = source[(_at + 1)..end].Split(',');
        if (bounds.Length > 2 || bounds[0].Length == 0 || !bounds.All(bound => bound.All(char.IsAsciiDigit)))
            return false;
        var start = _at;
        _at = end + 1;
        text = source[start..(end + 1)];
        if (!bounds.All(bound => bound.Length == 0 || (bound.Length <= 4 && int.Parse(bound, CultureInfo.InvariantCulture) <= MostRepeat)))
        {
            Fail(start, $"more than {MostRepeat} repetitions");
            return true;
        }

        var least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        count = bounds.Length == 1 || bounds[1].Length == 0 ? least : int.Parse(bounds[1], CultureInfo.InvariantCulture);
        if (count < least)
            Fail(start, "the bounds of the repetition are the wrong way round");
        return true;
    }

    private Piece Atom()
    {
        var start = _at;
        var c = source[_at++];
        switch (c)
        {
            case '(':
                return Group(start);
            case '[':
                return Set(_parts.Bracketed(ref _at, _flags.HasFlag(Flags.IgnoreCase)));
            case '.':
                return Set(_flags.HasFlag(Flags.DotAll) ? NamedSets.Any : NamedSets.AnyButNewline);
            case '^':
                return new Piece(_flags.HasFlag(Flags.MultiLine) ? "(?m:^)" : "\\A", 1, 1);
            case '$':
                return new Piece(_flags.HasFlag(Flags.MultiLine) ? "(?m:$)" : "\\z", 1, 1);
            case '*' or '+' or '?':
                Fail(start, "there is nothing to repeat");
                return default;
            case '\\':
                return Escape(start);
            default:
                _at = start;
                return Character(_parts.CodePoint(ref _at));
        }
    }

    private Piece Escape(int start)
    {
        if (_at >= source.Length)
        {
            Fail(start, "a backslash ends the pattern");
            return default;
        }

        switch (source[_at])
        {
            case 'A' or 'z':
                return new Piece("\\" + source[_at++], 1, 1);
            case 'b' or 'B':
                _seesWords = true;
                return new Piece("\\" + source[_at++], 1, 1);
            case 'Q':
                return Quoted();
            default:
                _at = start;
                return _parts.TryNamed(ref _at, _flags.HasFlag(Flags.IgnoreCase), out var named)
                    ? Set(named)
                    : Character(_parts.Escape(ref _at));
        }
    }

    private Piece Quoted()
    {
        var from = _at + 1;
        var end = source.IndexOf("\\E", from, StringComparison.Ordinal);
        _at = end < 0 ? source.Length : end + 2;
        var text = new StringBuilder();
        var until = end < 0 ? source.Length : end;
        var size = 0;
        for (var i = from; i < until; size++)
            text.Append(Character(_parts.CodePoint(ref i)).Text);
        return new Piece(text.Length == 0 ? "(?:)" : $"(?:{text})", Math.Max(1, size), 1);
    }

    private Piece Character(int codePoint)
    {
        var set = CodePointSet.Of((codePoint, codePoint));
        return Set(_flags.HasFlag(Flags.IgnoreCase) ? CaseFolding.Close(set) : set);
    }

    private Piece Set(CodePointSet set)
    {
        Fault ??= _parts.Fault;
        var key = set.ToString();
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _sets.Count;
            _sets.Add(set);
        }

        return new Piece(((char)(FirstSet + number)).ToString(), 1, 1);
    }

    private Piece Group(int start)
    {
        var outside = _flags;
        if (_at < source.Length && source[_at] == '?' && !ReadGroupKind(start))
            return new Piece("", 0, 1, CanRepeat: false);
        if (++_depth > MostNesting)
            Fail(start, $"groups nested deeper than {MostNesting}");
        var inside = Alternatives();
        _depth--;
        if (Fault is null && _at >= source.Length)
            Fail(start, "'(' without ')'");
        _at++;
        _flags = outside;
        return inside;
    }

    /// <summary>Reads what follows <c>(?</c>; false when it was flags for the rest of the group around it, which ends there.</summary>
    private bool ReadGroupKind(int start)
    {
        _at++;
        var rest = source.AsSpan(_at);
        if (rest.StartsWith("P<") || (rest.StartsWith("<") && !rest.StartsWith("<=") && !rest.StartsWith("<!")))
        {
            var name = rest[(rest.IndexOf('<') + 1)..];
            var end = name.IndexOf('>');
            if (end <= 0 || name[..end].ContainsAnyExcept(PatternSetParser.NameChars))
                Fail(start, "a group name has letters, digits and '_', and stands between < and >");
            else
                _at = source.IndexOf('>', _at) + 1;
            return true;
        }

        for (var (on, any) = (true, false); _at < source.Length; any = true)
        {
            switch (source[_at++])
            {
                case ':':
                    return true;
                case ')' when any:
                    return false;
                case '-' when on:
                    on = false;
                    break;
                case 'i':
                    Switch(Flags.IgnoreCase, on);
                    break;
                case 'm':
                    Switch(Flags.MultiLine, on);
                    break;
                case 's':
                    Switch(Flags.DotAll, on);
                    break;
                case 'U':
                    Switch(Flags.Ungreedy, on);
                    break;
                default:
                    Fail(start, "RE2 has no such group; look-around, back-references and conditions are not part of it");
                    return true;
            }
        }

        Fail(start, "'(' without ')'");
        return true;
    }

    private void Switch(Flags flag, bool on) => _flags = on ? _flags | flag : _flags & ~flag;
}
