namespace Scorecards.Core.Tests.Yaml;

/// <summary>Damages texts the way people, editors and attackers do.</summary>
internal static class Mutation
{
    private static readonly string[] _bits =
    [
        "\n", "\n  ", "\n\n", " ", "\t", "\r", ": ", ":", "- ", "-", "? ", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a", "!", "!!str ", "|", ">", "|2", ">-\n",
        "'", "\"", "\\", "\\u", "%", "%TAG ! a\n", "@", "`", "---\n", "...\n", "<<: ", "a", "b: c", "1", "~", ".5", "0x", "\0", "\uFEFF", "\u0085", "\u2028",
        "\ud83d", "😀", "é", "${", "}", "${x}", "null", "true", "1e999", "'''", "\"\"\"",
    ];

    public static string OfIndicators(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => _bits[random.Next(_bits.Length)]));

    /// <summary>The text after one to five cuts, copies, swaps and insertions.</summary>
    public static string Of(string text, Random random)
    {
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                2 => text.Insert(at, OfIndicators(random, random.Next(1, 5))),
                3 => text.Remove(at, length).Insert(at, OfIndicators(random, 1)),
                _ => text[..at],
            };
        }

        return text;
    }
}
