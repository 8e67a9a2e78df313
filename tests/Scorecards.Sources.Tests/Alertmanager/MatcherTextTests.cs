using FsCheck;
using FsCheck.Fluent;
using Scorecards.Sources.Alertmanager;

namespace Scorecards.Sources.Tests.Alertmanager;

/// <summary>Matchers as Alertmanager's documentation shows them.</summary>
public sealed class MatcherTextTests
{
    [Theory]
    [InlineData("service=\"shop\"", "service=\"shop\"")]
    [InlineData("service = shop", "service=\"shop\"")]
    [InlineData("{foo=\"bar\", dings!=\"bums\",}", "foo=\"bar\" dings!=\"bums\"")]
    [InlineData("severity=~\"page|critical\"", "severity=~\"page|critical\"")]
    [InlineData("severity!~ warn.* ", "severity!~\"warn.*\"")]
    [InlineData("quote=\"a, \\\"b\\\" \\\\ c=d\"", "quote=\"a, \"b\" \\ c=d\"")]
    [InlineData("path=~\"/api/\\d+\"", "path=~\"/api/\\d+\"")]
    [InlineData("\"label with spaces\"=\"x\"", "label with spaces=\"x\"")]
    [InlineData("a=\"\"", "a=\"\"")]
    [InlineData("a=", "a=\"\"")]
    [InlineData("", "")]
    [InlineData("{}", "")]
    public void Matchers_are_read(string text, string read) => string.Join(' ', MatcherText.Read(text)).Should().Be(read);

    [Theory]
    [InlineData("service")]
    [InlineData("=x")]
    [InlineData("a=\"x")]
    [InlineData("a=\"x\" b")]
    [InlineData("a=~\"(\"")]
    [InlineData("a!x")]
    [InlineData("a=b,,c=d")]
    public void What_is_no_matcher_is_told(string text)
    {
        var reading = () => MatcherText.Read(text);

        reading.Should().Throw<FormatException>().WithMessage("*cannot be read*");
    }

    [Theory]
    [InlineData("a=b", "b", true)]
    [InlineData("a=b", "bb", false)]
    [InlineData("a!=b", "", true)]
    [InlineData("a=~\"b|c\"", "c", true)]
    [InlineData("a=~\"b|c\"", "cc", false)]
    [InlineData("a!~\"b.*\"", "bx", false)]
    [InlineData("a=~\".*\"", "", true)]
    public void A_pattern_is_of_the_whole_value(string matcher, string value, bool matches) =>
        MatcherText.Read(matcher).Should().ContainSingle().Which.Matches(value).Should().Be(matches);

    [Fact]
    public void No_text_ends_in_anything_but_matchers_or_a_refusal()
    {
        var words = Gen.Elements("a", "=", "!", "~", "\"", "\\", ",", "{", "}", " ", "b.*", "(", "é", "\n");
        Prop.ForAll(words.ArrayOf().Select(string.Concat).ToArbitrary(), text =>
        {
            try
            {
                MatcherText.Read(text).Should().NotContain(matcher => matcher.Name.Length == 0);
            }
            catch (FormatException)
            {
                // Told, with the text.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }
}
