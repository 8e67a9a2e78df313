using Scorecards.Core.Yaml;
using static Scorecards.Core.Tests.Yaml.YamlTesting;

namespace Scorecards.Core.Tests.Yaml;

public sealed class YamlDocumentsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("# a comment\n# another")]
    [InlineData("---\n---\n# nothing\n---\n...\n")]
    [InlineData("~")]
    [InlineData("\uFEFF")]
    public void A_text_that_says_nothing_has_no_documents_and_no_problems(string text)
    {
        var result = Read(text);

        result.Documents.Should().BeEmpty();
        result.Problems.Should().BeEmpty();
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_key() => ReadMap("\uFEFFa: b").Scalar("a").Text.Should().Be("b");

    [Fact]
    public void Windows_line_ends_read_like_any_others()
    {
        var map = ReadMap("a: |\r\n  x\r\n  y\r\nb: c\r\n");

        map.Scalar("a").Text.Should().Be("x\ny\n");
        (map.Scalar("b").Line, map.Scalar("b").Column).Should().Be((4, 4));
    }

    [Fact]
    public void Documents_that_are_not_maps_are_read_as_what_they_are() =>
        Read("- 1\n---\nx\n---\n{ a: b }").Json().Should().Be("[1]\n\"x\"\n{\"a\":\"b\"}");

    [Fact]
    public void JSON_is_YAML_whatever_its_layout() =>
        Read("{\"a\":{\"b\":[1,2.0,true,null,\"x\\/y\\u00e9\\ud83d\\ude00\"]},\r\n\t\"c\" : \"" + new string('x', 5000) + "\"}").Json()
            .Should().Be("{\"a\":{\"b\":[1,2.0,true,null,\"x/yé\\uD83D\\uDE00\"]},\"c\":\"" + new string('x', 5000) + "\"}");

    [Fact]
    public void A_map_merged_in_gives_what_the_map_itself_does_not_say() =>
        ReadCatalog("a: &a { x: 1, y: 2 }\nb: { y: 3, <<: *a }\nc: { <<: [*a, { x: 5, z: 6 }] }").Json()
            .Should().Be("""{"a":{"x":1,"y":2},"b":{"x":1,"y":3},"c":{"x":1,"y":2,"z":6}}""");

    [Theory]
    [InlineData("a: { <<: 5, b: 1 }", """{"a":{"b":1}}""")]
    [InlineData("a: { '<<': { c: 1 } }", """{"a":{"<<":{"c":1}}}""")]
    public void Only_maps_under_a_plain_merge_key_are_merged(string text, string json) => ReadCatalog(text).Json().Should().Be(json);

    [Fact]
    public void Definitions_know_no_merge_key() => Read("a: { <<: { b: 1 } }").Json().Should().Be("""{"a":{"<<":{"b":1}}}""");

    [Fact]
    public void An_anchor_set_again_stands_for_the_later_value() =>
        ReadCatalog("a: &a 1\nb: *a\nc: &a 2\nd: *a").Json().Should().Be("""{"a":1,"b":1,"c":2,"d":2}""");

    [Fact]
    public void Map_entries_keep_their_order_and_are_found_by_key()
    {
        var map = ReadMap("b: 1\na: 2");

        map.Entries.Select(e => e.Key.Text).Should().Equal("b", "a");
        map["c"].Should().BeNull();
    }

    [Theory]
    [InlineData("~", "nothing")]
    [InlineData("true", "the bool true")]
    [InlineData("0x10", "the number 0x10")]
    [InlineData("1.5", "the number 1.5")]
    [InlineData("'1'", "the text '1'")]
    [InlineData("[1]", "a list")]
    [InlineData("{ a: 1 }", "a map")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaX", "the text 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'")]
    public void A_value_says_in_words_what_it_is(string text, string words) => ReadMap($"a: {text}")["a"]!.Describe().Should().Be(words);
}
