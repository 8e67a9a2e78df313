using Scorecards.Sources.Upstream;

namespace Scorecards.Sources.Tests.Upstream;

public sealed class GrantedLeftTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_900_000_000);

    [Theory]
    [InlineData("x-ratelimit-remaining=12;x-ratelimit-reset=1900000060", 12, 60)]
    [InlineData("x-ratelimit-remaining=0;x-ratelimit-reset=30", 0, 30)]
    [InlineData("ratelimit-remaining=5;ratelimit-reset=10", 5, 10)]
    [InlineData("ratelimit=limit=100, remaining=7, reset=20", 7, 20)]
    [InlineData("ratelimit=\"default\";r=8;t=40", 8, 40)]
    [InlineData("x-ratelimit-remaining=0;x-ratelimit-reset=999999999", 0, 604800)]
    public void What_an_upstream_says_is_read(string headers, long left, int seconds) =>
        Read(headers).Should().Be(new GrantedLeft(left, Now.AddSeconds(seconds)));

    [Theory]
    [InlineData("")]
    [InlineData("x-ratelimit-remaining=12")]
    [InlineData("x-ratelimit-remaining=12;x-ratelimit-reset=soon")]
    [InlineData("x-ratelimit-remaining=-1;x-ratelimit-reset=60")]
    [InlineData("x-ratelimit-remaining=0;x-ratelimit-reset=1800000000")]
    [InlineData("x-ratelimit-remaining=0;x-ratelimit-reset=0")]
    [InlineData("x-ratelimit-remaining=99999999999999999999;x-ratelimit-reset=60")]
    [InlineData("ratelimit=hello")]
    public void What_is_missing_over_or_not_understood_says_nothing(string headers) => Read(headers).Should().BeNull();

    private static GrantedLeft? Read(string headers) => GrantedLeft.Of(
        Replies.Of(200, "{}", [.. headers.Split(';', headers.StartsWith("ratelimit=", StringComparison.Ordinal) ? 1 : 9, StringSplitOptions.RemoveEmptyEntries)
            .Select(header => header.Split('=', 2)).Select(parts => (parts[0], parts[1]))]), Now);
}
