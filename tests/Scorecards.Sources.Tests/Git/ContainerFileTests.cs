using FsCheck;
using FsCheck.Fluent;
using Scorecards.Sources.Git;

namespace Scorecards.Sources.Tests.Git;

public sealed class ContainerFileTests
{
    [Theory]
    [InlineData("FROM a:1", "a:1", null, false)]
    [InlineData("FROM a:1\nUSER app", "a:1", "app", false)]
    [InlineData("from a\nuser 0:0", "a", "0:0", false)]
    [InlineData("ARG TAG=2\nFROM --platform=linux/amd64 a:${TAG} AS build\nUSER root\nFROM scratch\nCOPY --from=build /x /x\nUSER 1000", "a:2", "1000", false)]
    [InlineData("FROM a AS base\nUSER app\nHEALTHCHECK CMD true\nFROM base", "a", "app", true)]
    [InlineData("FROM a\nHEALTHCHECK NONE", "a", null, false)]
    [InlineData("FROM a\nRUN x \\\n  # USER no\n  && USER y\n", "a", null, false)]
    [InlineData("FROM a\nRUN <<EOF\nUSER inner\nEOF\nUSER outer", "a", "outer", false)]
    [InlineData("FROM a${X:-:3}\n# USER x\n", "a:3", null, false)]
    [InlineData("USER x", "", "x", false)]
    [InlineData("", "", null, false)]
    public void Its_bases_user_and_health_check_are_read(string text, string bases, string? user, bool hasHealthCheck)
    {
        var file = ContainerFile.Read("Dockerfile", text);

        string.Join(' ', file.Bases).Should().Be(bases);
        file.User.Should().Be(user);
        file.HasHealthCheck.Should().Be(hasHealthCheck);
    }

    [Fact]
    public void A_digest_pins_a_base_and_a_tag_does_not()
    {
        var file = ContainerFile.Read("Dockerfile", $"FROM a:1@sha256:{new string('0', 64)} AS x\nFROM b:1\nUSER root");

        file.Unpinned.Should().Equal("b:1");
        file.IsRoot.Should().BeTrue();
    }

    [Fact]
    public void No_text_ends_in_an_exception()
    {
        var words = Gen.Elements("FROM", "FROM a", " AS ", "a", "USER", "ARG", "ARG A=", "$A", "${", "}", "\n", "\\\n", "<<EOF", "EOF", "#", "HEALTHCHECK", " ", "\r", "RUN ", "\"");
        Prop.ForAll(words.ArrayOf().Select(string.Concat).ToArbitrary(), text => ContainerFile.Read("x", text).ToValue().ToJson().Should().NotBeEmpty())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }
}
