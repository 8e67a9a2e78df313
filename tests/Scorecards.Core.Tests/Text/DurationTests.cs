using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Text;

namespace Scorecards.Core.Tests.Text;

public sealed class DurationTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("15s", 15_000)]
    [InlineData("90m", 5_400_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("1d2h3m4s5ms", 93_784_005)]
    [InlineData("250ms", 250)]
    [InlineData("1m5ms", 60_005)]
    [InlineData("36500d", 3_153_600_000_000)]
    public void A_duration_is_read_from_its_parts_largest_first(string text, double milliseconds)
    {
        Duration.TryParse(text, out var duration).Should().BeTrue();
        duration.TotalMilliseconds.Should().Be(milliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5 s")]
    [InlineData(" 5s")]
    [InlineData("5s\n")]
    [InlineData("-5s")]
    [InlineData("+5s")]
    [InlineData("1.5h")]
    [InlineData("5S")]
    [InlineData("5y")]
    [InlineData("5s1m")]
    [InlineData("1h1h")]
    [InlineData("٥s")]
    [InlineData("36501d")]
    [InlineData("876001h")]
    [InlineData("99999999999999999999999999999999999999d")]
    public void Anything_else_is_none(string text) => Duration.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void A_very_long_text_is_refused_without_delay() => Duration.TryParse(new string('1', 200_000), out _).Should().BeFalse();

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(-5, "0s")]
    [InlineData(0.4, "0s")]
    [InlineData(5_400_000, "1h30m")]
    [InlineData(86_400_000, "1d")]
    [InlineData(93_784_005, "1d2h3m4s5ms")]
    public void A_duration_is_written_in_its_shortest_form(double milliseconds, string text) =>
        Duration.Format(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(text);

    [Fact]
    public void What_is_written_reads_back_the_same() => Properties.Check(
        Gen.Choose(0, int.MaxValue).Select(n => TimeSpan.FromMilliseconds(1000L * n + n % 1000)),
        duration => Duration.TryParse(Duration.Format(duration), out var read) && read == duration);
}
