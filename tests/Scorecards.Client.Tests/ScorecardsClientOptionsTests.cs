using Microsoft.Extensions.DependencyInjection;

namespace Scorecards.Client.Tests;

public sealed class ScorecardsClientOptionsTests
{
    [Theory]
    [InlineData("ftp://scorecards.example.com")]
    [InlineData("file:///etc/passwd")]
    public void Only_an_address_of_http_is_taken(string url) =>
        FluentActions.Invoking(() => new ServiceCollection().AddScorecardsClient(new Uri(url))).Should().Throw<ArgumentException>().WithMessage($"*{url}*");

    [Fact]
    public void An_address_must_be_given() =>
        FluentActions.Invoking(() => new ServiceCollection().AddScorecardsClient(_ => { })).Should().Throw<ArgumentException>().WithMessage("*give one such as*");

    [Fact]
    public void Times_and_numbers_must_make_sense()
    {
        Refused(o => o.Retries = -1);
        Refused(o => o.ReadTimeout = TimeSpan.Zero);
        Refused(o => o.WriteTimeout = Timeout.InfiniteTimeSpan);
        Refused(o => o.TotalTimeout = TimeSpan.MaxValue);
        Refused(o => o.LongestPause = TimeSpan.FromSeconds(-1));
    }

    private static void Refused(Action<ScorecardsClientOptions> change) => FluentActions.Invoking(() => new ServiceCollection().AddScorecardsClient(o =>
    {
        o.Url = new Uri("https://scorecards.example.com");
        change(o);
    })).Should().Throw<ArgumentOutOfRangeException>();
}
