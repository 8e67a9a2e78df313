using Scorecards.Core.Yaml;
using static Scorecards.Core.Tests.Yaml.YamlTesting;

namespace Scorecards.Core.Tests.Yaml;

public sealed class YamlLimitsTests
{
    [Theory]
    [InlineData("[", "f.yaml:1:65")]
    [InlineData("{", "f.yaml:1:65")]
    [InlineData("- ", "f.yaml:1:129")]
    [InlineData("? ", "f.yaml:1:129")]
    [InlineData("{[", "f.yaml:1:65")]
    public void Ten_thousand_open_lists_or_maps_are_refused_where_they_get_too_deep(string opening, string place)
    {
        var result = Read(Repeat(opening, 10_000));

        result.Documents.Should().BeEmpty();
        result.Lines().Should().Equal($"{place}: lists and maps are nested more than 64 deep (flatten this part)");
    }

    [Fact]
    public void Blocks_nested_ten_thousand_deep_are_refused()
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{new string(' ', Math.Min(i, 300))}a:\n"));

        Read(text[..200_000]).Lines().Should().Equal("f.yaml:65:65: lists and maps are nested more than 64 deep (flatten this part)");
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_one_more_is_not()
    {
        Read(Repeat("[", 64) + Repeat("]", 64)).Problems.Should().BeEmpty();
        Read(Repeat("[", 65) + Repeat("]", 65)).Problems.Should().ContainSingle();
    }

    [Fact]
    public void Twenty_thousand_events_are_read_and_one_more_is_not()
    {
        // Begin and end of the stream, the document and the list are six events.
        Read(Repeat("- a\n", 20_000 - 6)).Problems.Should().BeEmpty();
        Read(Repeat("- a\n", 20_001 - 6)).Lines().Should()
            .Equal("f.yaml:19996:1: the file holds more than 20,000 YAML events, aliases expanded (split it into several files)");
    }

    [Theory]
    [InlineData(256 * 1024, 0)]
    [InlineData(256 * 1024 + 1, 1)]
    [InlineData(2 * 1024 * 1024, 1)]
    public void Definitions_are_read_up_to_256_KiB(int size, int problems) =>
        Read("# " + new string('x', size - 2)).Problems.Should().HaveCount(problems);

    [Fact]
    public void A_file_that_is_too_big_says_how_big_it_is() =>
        Read(new string('é', 1024 * 1024)).Lines().Should().Equal("f.yaml: the file has 2048 KiB, at most 256 KiB are read (split it into several files)");

    [Fact]
    public void A_catalog_of_2_MB_is_read_and_one_of_5_MB_is_not()
    {
        ReadCatalog("a: " + new string('x', 2_000_000)).Problems.Should().BeEmpty();
        ReadCatalog("a: " + new string('x', 5_000_000)).Lines().Should()
            .Equal("f.yaml: the file has 4883 KiB, at most 4096 KiB are read (split it into several files)");
    }

    [Fact]
    public void Aliases_are_not_allowed_in_definitions() =>
        Read("a: &x 1\nb: *x").Lines().Should().Equal("f.yaml:2:4: aliases are not allowed here (write the value out)");

    [Fact]
    public void Aliases_count_as_what_they_stand_for()
    {
        var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [{Repeat($"*{(char)('a' + i - 1)}, ", 10)}]\n"));

        ReadCatalog(text).Lines().Should().ContainSingle().Which.Should().Contain("more than 200,000 YAML events, aliases expanded");
    }

    [Fact]
    public void Aliases_of_one_long_text_count_as_that_text()
    {
        var text = $"a: &a {new string('x', 100_000)}\nb: [{Repeat("*a, ", 100)}]";

        ReadCatalog(text).Lines().Should().Equal(
            "f.yaml:2:165: the file holds more than 4096 KiB of text, aliases expanded (use fewer aliases, or split it into several files)");
    }

    [Fact]
    public void Keys_count_as_text_of_an_alias_too()
    {
        var text = $"a: &a {{ {new string('x', 100_000)}: 1 }}\nb: [{Repeat("*a, ", 100)}]";

        ReadCatalog(text).Lines().Should().ContainSingle().Which.Should().Contain("KiB of text");
    }

    [Fact]
    public void Aliases_nest_as_deep_as_what_they_stand_for()
    {
        var text = $"a: &a {Repeat("[", 40)}{Repeat("]", 40)}\nb: {Repeat("[", 23)}*a{Repeat("]", 23)}\n";

        ReadCatalog(text).Problems.Should().BeEmpty();
        ReadCatalog(text.Replace("*a", "[*a]", StringComparison.Ordinal)).Lines().Should()
            .Equal("f.yaml:2:28: lists and maps are nested more than 64 deep (flatten this part)");
    }

    [Fact]
    public void Merged_maps_double_no_faster_than_they_are_counted()
    {
        var text = "a: &a {x: 1, y: 2}\n"
            + string.Concat(Enumerable.Range(1, 25).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} {{ <<: [*{(char)('a' + i - 1)}, *{(char)('a' + i - 1)}], z{i}: 1 }}\n"));

        ReadCatalog(text).Lines().Should().ContainSingle().Which.Should().Contain("YAML events");
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
