using Scorecards.Core.Yaml;
using static Scorecards.Core.Tests.Yaml.YamlTesting;

namespace Scorecards.Core.Tests.Yaml;

/// <summary>In each text, the value of <c>a</c> begins at the place given and its first <c>X</c> is at the other.</summary>
public sealed class YamlPlacesTests
{
    [Theory]
    [InlineData("plain", "a: oneX two", 1, 4, 1, 7)]
    [InlineData("plain, folded", "a: one  \n   two  Xx\nb: c", 1, 4, 2, 9)]
    [InlineData("plain, folded over an empty line", "a: one\n\n\n  X", 1, 4, 4, 3)]
    [InlineData("plain, on the next line", "a:\n  one X", 2, 3, 2, 7)]
    [InlineData("plain in a flow map", "{ a: one\n X}", 1, 6, 2, 2)]
    [InlineData("plain after anchor and tag", "a: &x !!str oneX", 1, 13, 1, 16)]
    [InlineData("plain after an anchor on a line of its own", "a: &x\n  oneX", 2, 3, 2, 6)]
    [InlineData("single-quoted", "a: 'one X'", 1, 5, 1, 9)]
    [InlineData("single-quoted with a quote in it", "a: 'it''s''X'", 1, 5, 1, 12)]
    [InlineData("single-quoted, folded", "a: 'one  \n\n  two X'", 1, 5, 3, 7)]
    [InlineData("single-quoted after an anchor", "a: &x 'oneX'", 1, 8, 1, 11)]
    [InlineData("double-quoted", "a: \"one X\"", 1, 5, 1, 9)]
    [InlineData("double-quoted with escapes", "a: \"\\n\\t\\x41\\u0042\\U0001F600\\U00000043\\\"X\"", 1, 5, 1, 41)]
    [InlineData("double-quoted, folded", "a: \"one\n  two\n\n  \\ X\"", 1, 5, 4, 5)]
    [InlineData("double-quoted with escaped line breaks", "a: \"one \\\n   two\\\n\n  X\"", 1, 5, 4, 3)]
    [InlineData("literal", "a: |\n  one\n    two X\n", 2, 3, 3, 9)]
    [InlineData("literal with empty lines", "a: |\n\n  one\n\n  X\n", 3, 3, 5, 3)]
    [InlineData("literal with its indentation given", "a: |2\n    one\n   X\n", 2, 5, 3, 4)]
    [InlineData("literal with a comment", "a: |- # why\n  X\n", 2, 3, 2, 3)]
    [InlineData("literal after an anchor", "a: &x |\n  one X\n", 2, 3, 2, 7)]
    [InlineData("literal with Windows line ends", "a: |\r\n  one\r\n  X\r\n", 2, 3, 3, 3)]
    [InlineData("folded", "a: >\n  one\n  two\n\n  three X\n", 2, 3, 5, 9)]
    [InlineData("folded with lines further in", "a: >-\n  one\n    two\n  X\n", 2, 3, 4, 3)]
    public void A_scalar_and_its_characters_know_their_places(string style, string text, int line, int column, int lineOfX, int columnOfX)
    {
        var scalar = ReadMap(text).Scalar("a");

        (scalar.Line, scalar.Column).Should().Be((line, column), style);
        At(scalar, scalar.Text.IndexOf('X', StringComparison.Ordinal)).Should().Be((lineOfX, columnOfX), style);
    }

    [Fact]
    public void Lists_and_maps_begin_at_their_first_character()
    {
        var map = ReadMap("a:\n  - [1]\n  - b: c\nd: { e: f }");

        var list = map["a"].Should().BeOfType<YamlList>().Which;
        list.Should().BeEquivalentTo(new { Line = 2, Column = 3 });
        list.Items[0].Should().BeEquivalentTo(new { Line = 2, Column = 5 });
        list.Items[1].Should().BeEquivalentTo(new { Line = 3, Column = 5 });
        map["d"].Should().BeEquivalentTo(new { Line = 4, Column = 4 });
        map.Entries[1].Key.Should().BeEquivalentTo(new { Line = 4, Column = 1 });
    }

    [Fact]
    public void Columns_of_the_text_are_code_points_and_columns_of_the_file_are_its_characters() =>
        ReadMap("a: '😀😀X'").Scalar("a").At(1, 3).Should().Be((1, 9));

    [Theory]
    [InlineData("a: ''")]
    [InlineData("a:\nb: c")]
    [InlineData("a: |\nb: c")]
    [InlineData("a: !!str\nb: c")]
    [InlineData("a: one")]
    public void A_place_past_the_end_of_a_text_is_still_a_place(string text) => ReadMap(text).Scalar("a").At(7, 500).Line.Should().BeInRange(1, 3);

    [Fact]
    public void Every_character_of_any_text_is_found_where_it_is()
    {
        var random = new Random(20260101);
        for (var run = 0; run < 2_000; run++)
        {
            var (yaml, scalar) = RandomScalar(random);
            var lines = yaml.Split('\n');
            for (var i = 0; i < scalar.Text.Length; i++)
            {
                if (char.IsAsciiLetter(scalar.Text[i]))
                {
                    var (line, column) = At(scalar, i);
                    Assert.True(lines[line - 1][column - 1] == scalar.Text[i], $"character {i} of {yaml}");
                }
            }
        }
    }

    private static (string Yaml, YamlScalar Scalar) RandomScalar(Random random)
    {
        while (true)
        {
            string[] begins = ["a: ", "a: '", "a: \"", "a: |\n  ", "a: |2-\n    ", "a: >\n  ", "a: >+ # x\n\n  ", "a: &x\n  ", "a: !!str '"];
            string[] parts = ["a", "bc", "D", " ", "  ", "\n  ", "\n\n  ", "\n    ", "''", "\\\"", "\\n", "\\x20", "\\U0001F600", "\\\n  ", "\t"];
            var begin = begins[random.Next(begins.Length)];
            var body = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)]));
            var yaml = begin + body + (begin.EndsWith('\'') ? "'" : begin.EndsWith('"') ? "\"" : "") + "\nb: c\n";
            var result = ReadCatalog(yaml);
            if (result.Problems.Count == 0 && result.Documents is [YamlMap map] && map["a"] is YamlScalar scalar)
            {
                return (yaml, scalar);
            }
        }
    }

    private static (int Line, int Column) At(YamlScalar scalar, int index)
    {
        var before = scalar.Text[..index];
        var lineStart = before.LastIndexOf('\n') + 1;
        return scalar.At(before.Count(c => c == '\n') + 1, before[lineStart..].EnumerateRunes().Count() + 1);
    }
}
