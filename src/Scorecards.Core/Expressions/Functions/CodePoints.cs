namespace Scorecards.Core.Expressions.Functions;

/// <summary>Strings as code points: a surrogate pair is one character.</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('\uD800', '\uDFFF'))
            return text.Length;
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    /// <summary>Every code point as a string of its own.</summary>
    public static IEnumerable<string> Split(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
            yield return text.Substring(i, length);
            i += length;
        }
    }

    /// <summary>The place in UTF-16 units of the code point with this index; -1 past the end. The end itself is a place.</summary>
    public static int Offset(string text, long index)
    {
        if (index < 0 || index > text.Length)
            return -1;
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return (int)index;
        var offset = 0;
        for (; index > 0; index--)
        {
            if (offset >= text.Length)
                return -1;
            offset += char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length ? 2 : 1;
        }

        return offset;
    }
}
