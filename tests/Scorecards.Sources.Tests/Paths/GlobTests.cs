using System.Diagnostics;
using Scorecards.Sources.Paths;

namespace Scorecards.Sources.Tests.Paths;

public sealed class GlobTests
{
    [Theory]
    [InlineData("README.md", "README.md", true)]
    [InlineData("README.md", "docs/README.md", true)]
    [InlineData("/README.md", "docs/README.md", false)]
    [InlineData("./docs/*.md", "docs/a.md", true)]
    [InlineData("*.md", "a/b/c.md", true)]
    [InlineData("*.md", "a/b/c.mdx", false)]
    [InlineData("docs/*.md", "docs/deep/a.md", false)]
    [InlineData("docs/**", "docs/deep/a.md", true)]
    [InlineData("docs/**", "other/docs/a.md", false)]
    [InlineData("**/docs/**", "other/docs/a.md", true)]
    [InlineData("**/docs/**", "docs/a.md", true)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "ab", false)]
    [InlineData("file?.txt", "file1.txt", true)]
    [InlineData("file?.txt", "file.txt", false)]
    [InlineData("*.{yml,yaml}", "x.yaml", true)]
    [InlineData("*.{yml,yaml}", "x.json", false)]
    [InlineData("{Docker,Container}file", "a/Containerfile", true)]
    [InlineData("a+b(c).[d]^$|", "a+b(c).[d]^$|", true)]
    [InlineData("a.b", "axb", false)]
    [InlineData("}", "}", true)]
    [InlineData("a,b", "a,b", true)]
    [InlineData("readme.md", "README.md", false)]
    public void A_pattern_matches_paths(string pattern, string path, bool expected) => Glob.Parse(pattern).Glob!.Matches(path).Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("{a,b")]
    [InlineData("{{a}")]
    public void A_pattern_that_cannot_be_read_is_told(string pattern) => Glob.Parse(pattern).Error.Should().NotBeNull();

    [Fact]
    public void No_pattern_makes_matching_slow()
    {
        var glob = Glob.Parse(string.Concat(Enumerable.Repeat("*a", 200)) + "b").Glob!;
        var watch = Stopwatch.StartNew();

        glob.Matches(new string('a', 4_000)).Should().BeFalse();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30), "a backtracking matcher would take longer than the universe has been there");
    }

    [Fact]
    public void A_pattern_has_a_length() => Glob.Parse(new string('a', 501)).Error.Should().Contain("500");
}
