using static Scorecards.Core.Tests.Yaml.YamlTesting;

namespace Scorecards.Core.Tests.Yaml;

public sealed class YamlMistakesTests
{
    private const string NotYamlHint = "(look for a missing quote, colon or bracket, or a tab used as indentation)";

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", "f.yaml:3:1: the key 'a' is there twice, first on line 1 (remove one of the two)")]
    [InlineData("a: { x: 1, 'x': 2 }", "f.yaml:1:13: the key 'x' is there twice, first on line 1 (remove one of the two)")]
    [InlineData("1: a\n'1': b", "f.yaml:2:2: the key '1' is there twice, first on line 1 (remove one of the two)")]
    [InlineData("? [a]\n: b", "f.yaml:1:3: a key must be a text, not a list (write the key as one word)")]
    [InlineData("? { a: b }\n: c", "f.yaml:1:3: a key must be a text, not a map (write the key as one word)")]
    [InlineData("a: *b", "f.yaml:1:4: aliases are not allowed here (write the value out)")]
    [InlineData("a: !b.c\nd: e", "f.yaml:1:4: '!b.c' is a YAML tag here, and no text (put the whole value in quotes)")]
    [InlineData("a: !has(b) && c", "f.yaml:1:4: '!has(b)' is a YAML tag here, and no text (put the whole value in quotes)")]
    [InlineData("a: !x [1]", "f.yaml:1:4: '!x' is a YAML tag here, and no text (put the whole value in quotes)")]
    public void A_mistake_is_shown_where_it_is(string text, string problem) => Read(text).Lines().Should().Equal(problem);

    [Fact]
    public void Every_duplicate_of_a_file_is_shown_at_once() =>
        Read("a: 1\na: 2\nb: { c: 1, c: 2 }\n---\nd: 1\nd: 2").Problems.Select(p => (p.Line, p.Column)).Should().Equal((3, 12), (2, 1), (6, 1));

    [Theory]
    [InlineData("a: 'x\nb: y", 1, 4)]
    [InlineData("a: \"x", 1, 4)]
    [InlineData("a: [1, 2\n", 1, 9)]
    [InlineData("a: b: c", 1, 5)]
    [InlineData("a:\n\tb: c", 2, 1)]
    [InlineData("ok: 1\n  a: 2", 2, 4)]
    [InlineData("]", 1, 1)]
    [InlineData("a: @b", 1, 4)]
    [InlineData("a: \"\\q\"", 1, 4)]
    [InlineData("a: \"\\ud800\"", 1, 4)]
    [InlineData("%YAML 9.9\n---\na: b", 1, 1)]
    public void Broken_YAML_is_shown_where_it_breaks(string text, int line, int column)
    {
        var result = Read(text);

        result.Documents.Should().BeEmpty();
        var problem = result.Problems.Should().ContainSingle().Which;
        (problem.Line, problem.Column).Should().Be((line, column));
        problem.ToString().Should().Contain("this is not YAML: ").And.EndWith(NotYamlHint);
    }

    [Fact]
    public void An_escape_past_the_last_code_point_is_broken_YAML_too() =>
        Read("ok: 1\na: \"\\UFFFFFFFF\"").Lines().Should().ContainSingle().Which.Should().StartWith("f.yaml:2:").And.Contain("this is not YAML");

    // Attributes are kept in UTF-8, which cannot hold half a surrogate pair.
    public static readonly TheoryData<string, string> NoCharacters = new()
    {
        { "a: b\0\nc: d", "f.yaml:1:5: the character U+0000" },
        { "\0", "f.yaml:1:1: the character U+0000" },
        { "a: b\nc: \"\0\"", "f.yaml:2:5: the character U+0000" },
        { "\uFEFFa: \ud83d\ude00\r\nb: \ud83d.", "f.yaml:2:4: the character U+D83D" },
        { "a: \ude00", "f.yaml:1:4: the character U+DE00" },
        { "a: \ud83d", "f.yaml:1:4: the character U+D83D" },
    };

    [Theory]
    [MemberData(nameof(NoCharacters), DisableDiscoveryEnumeration = true)]
    public void What_is_no_character_of_YAML_is_refused(string text, string problem) =>
        Read(text).Lines().Should().Equal($"{problem} is not allowed in YAML (save the file as plain text in UTF-8)");

    [Theory]
    [InlineData("a: *b", "f.yaml:1:4: there is no anchor '&b' before this alias (name an anchor that is set earlier in the document)")]
    [InlineData("a: &a [*a]", "f.yaml:1:8: there is no anchor '&a' before this alias (name an anchor that is set earlier in the document)")]
    [InlineData("a: &a 1\n---\nb: *a", "f.yaml:3:4: there is no anchor '&a' before this alias (name an anchor that is set earlier in the document)")]
    public void An_alias_needs_an_anchor_before_it_in_its_document(string text, string problem) =>
        ReadCatalog(text).Lines().Should().Equal(problem);
}
