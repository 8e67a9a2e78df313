using System.Text;

namespace Scorecards.Core.Expressions.Patterns;

/// <summary>
/// The letters of one pattern: code points that no set of the pattern tells apart are one letter. Text is matched as a row of such letters,
/// which keeps a pattern small however many ranges its sets have, makes one character of every code point, and lets the engine's idea of a word
/// be the one that the pattern's syntax has: ASCII letters, digits and the underscore.
/// </summary>
internal sealed class Alphabet
{
    // The engine knows these as no parts of a word, and those as parts.
    private const char FirstOther = '\uE000';
    private const char FirstWord = '\u4E00';

    private readonly int[] _starts;
    private readonly char[] _letters;
    private readonly char[] _ascii = new char[128];
    private readonly string[] _sets;

    private Alphabet(int[] starts, char[] letters, string[] sets)
    {
        _starts = starts;
        _letters = letters;
        _sets = sets;
        for (var i = 0; i < _ascii.Length; i++)
            _ascii[i] = Find(i);
    }

    public static Alphabet Of(IReadOnlyList<CodePointSet> sets, bool seesWords)
    {
        // A line feed is a letter of its own, which the engine's anchors look for.
        List<CodePointSet> all = [.. sets, CodePointSet.Of(('\n', '\n'))];
        if (seesWords)
            all.Add(NamedSets.Word);
        var starts = all
            .SelectMany(set => set.Ranges)
            .SelectMany(range => (int[])[range.From, range.To + 1])
            .Append(0)
            .Where(start => start <= CodePointSet.Last)
            .Distinct()
            .Order()
            .ToArray();

        var members = new StringBuilder[starts.Length];
        for (var i = 0; i < starts.Length; i++)
            members[i] = new StringBuilder();
        for (var number = 0; number < all.Count; number++)
            Mark(starts, members, all[number], (char)number);

        var (letters, byMembers) = Assign(starts, members, seesWords);
        return new Alphabet(starts, letters, [.. Enumerable.Range(0, sets.Count).Select(number => Class(byMembers, (char)number))]);
    }

    /// <summary>The letters of a set, by its number, as a class of a .NET pattern.</summary>
    public string Letters(int set) => _sets[set];

    /// <summary>Turns text into letters, one for every code point; returns how many.</summary>
    public int Translate(string text, Span<char> letters)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 128)
            {
                letters[count++] = _ascii[c];
                continue;
            }

            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            letters[count++] = Find(isPair ? char.ConvertToUtf32(c, text[++i]) : c);
        }

        return count;
    }

    private char Find(int codePoint)
    {
        var place = Array.BinarySearch(_starts, codePoint);
        return _letters[place >= 0 ? place : ~place - 1];
    }

    private static void Mark(int[] starts, StringBuilder[] members, CodePointSet set, char number)
    {
        foreach (var (from, to) in set.Ranges)
        {
            for (var i = Array.BinarySearch(starts, from); i < starts.Length && starts[i] <= to; i++)
                members[i].Append(number);
        }
    }

    private static (char[] Letters, Dictionary<string, char> ByMembers) Assign(int[] starts, StringBuilder[] members, bool seesWords)
    {
        var letters = new char[starts.Length];
        var byMembers = new Dictionary<string, char>(StringComparer.Ordinal);
        var (other, word) = (FirstOther, FirstWord);
        for (var i = 0; i < starts.Length; i++)
        {
            var key = members[i].ToString();
            if (!byMembers.TryGetValue(key, out var letter))
            {
                letter = starts[i] == '\n' ? '\n' : seesWords && NamedSets.Word.Contains(starts[i]) ? word++ : other++;
                byMembers[key] = letter;
            }

            letters[i] = letter;
        }

        return (letters, byMembers);
    }

    private static string Class(Dictionary<string, char> byMembers, char set)
    {
        var inside = byMembers.Where(pair => pair.Key.Contains(set)).Select(pair => pair.Value).Order().ToArray();
        if (inside.Length == 0)
            return "[^\\u0000-\\uFFFF]";
        var text = new StringBuilder("[");
        for (var i = 0; i < inside.Length;)
        {
            var end = i;
            while (end + 1 < inside.Length && inside[end + 1] == inside[end] + 1)
                end++;
            text.Append(inside[i]);
            if (end > i)
                text.Append('-').Append(inside[end]);
            i = end + 1;
        }

        return text.Append(']').ToString();
    }
}
