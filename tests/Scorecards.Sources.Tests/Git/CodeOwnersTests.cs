using FsCheck;
using FsCheck.Fluent;
using Scorecards.Sources.Git;

namespace Scorecards.Sources.Tests.Git;

/// <summary>Rules of CODEOWNERS as GitHub's and GitLab's documentation shows them.</summary>
public sealed class CodeOwnersTests
{
    [Theory]
    [InlineData("* @a", "any/file", "@a")]
    [InlineData("* @a\n*.js @b", "deep/x.js", "@b")]
    [InlineData("*.js @b\n* @a", "deep/x.js", "@a")]
    [InlineData("/build/logs/ @a", "build/logs/x/y", "@a")]
    [InlineData("/build/logs/ @a", "x/build/logs/y", "")]
    [InlineData("docs/* @a", "docs/one.md", "@a")]
    [InlineData("docs/* @a", "docs/deep/one.md", "")]
    [InlineData("apps/ @a", "x/apps/y", "@a")]
    [InlineData("/apps @a", "apps/y/z", "@a")]
    [InlineData("**/logs @a", "a/b/logs/c", "@a")]
    [InlineData("src/**/*.cs @a", "src/x.cs", "@a")]
    [InlineData("/apps/ @a\n/apps/github", "apps/github/x", "")]
    [InlineData("a\\ b.txt @a", "a b.txt", "@a")]
    [InlineData("# * @a", "x", "")]
    [InlineData("* a@example.com # those", "x", "a@example.com")]
    [InlineData("*.md nobody", "x.md", "")]
    [InlineData("[Docs] @org/docs\n*.md\n*.txt @b", "x.md", "@org/docs")]
    [InlineData("^[Optional][2] @c\r\n*.md\r\n", "x.md", "@c")]
    [InlineData("x.[ch] @a", "x.[ch]", "@a")]
    public void The_last_rule_that_matches_counts(string text, string path, string owners) =>
        string.Join(' ', CodeOwners.Read(text).OwnersOf(path)).Should().Be(owners);

    [Fact]
    public void No_text_ends_in_an_exception()
    {
        var words = Gen.Elements("*", "**", "/", "a", " ", "\\", "#", "[", "]", "^[", "@a", "@o/t", "\n", "\t", "?", "(", "é", "{");
        Prop.ForAll(words.ArrayOf().Select(string.Concat).ToArbitrary(), text => CodeOwners.Read(text).OwnersOf("a/b").Should().NotBeNull())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }
}
