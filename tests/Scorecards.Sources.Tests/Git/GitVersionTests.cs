using Scorecards.Sources.Git;

namespace Scorecards.Sources.Tests.Git;

public sealed class GitVersionTests
{
    [Theory]
    [InlineData("git version 2.39.5", true)]
    [InlineData("git version 2.38.0", true)]
    [InlineData("git version 2.37.9", false)]
    [InlineData("git version 2.9.1", false)]
    [InlineData("git version 3.0", true)]
    [InlineData("git version 2.45.1.windows.1", true)]
    [InlineData("git version 2.39.3 (Apple Git-146)", true)]
    public void A_version_is_new_enough_or_not(string words, bool expected) => (GitVersion.Read(words) >= GitVersion.Oldest).Should().Be(expected);

    [Fact]
    public void Other_words_hold_no_version() => GitVersion.Read("command not found").Should().BeNull();
}
