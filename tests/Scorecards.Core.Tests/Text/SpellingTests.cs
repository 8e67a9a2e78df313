using Scorecards.Core.Text;

namespace Scorecards.Core.Tests.Text;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("serverity", "severity")]
    [InlineData("sevreity", "severity")]
    [InlineData("SEVERITY", "severity")]
    [InlineData("severity", "severity")]
    [InlineData("tt", "ttl")]
    [InlineData("apliesTo", "appliesTo")]
    public void A_slip_of_the_finger_finds_what_was_meant(string name, string meant) =>
        Spelling.Nearest(name, ["severity", "ttl", "appliesTo", "y"]).Should().Be(meant);

    [Fact]
    public void A_single_letter_is_no_slip_for_another() => Spelling.Nearest("x", ["y"]).Should().BeNull();

    [Theory]
    [InlineData("colour")]
    [InlineData("sev")]
    [InlineData("severityseverity")]
    public void Another_word_finds_nothing(string name) => Spelling.Nearest(name, ["severity", "ttl", "appliesTo"]).Should().BeNull();

    [Fact]
    public void Of_two_that_are_equally_near_the_first_is_taken() => Spelling.Nearest("cat", ["car", "cap"]).Should().Be("car");

    [Fact]
    public void A_hint_names_the_nearest_or_a_few_or_none()
    {
        Spelling.Hint("ttl2", ["ttl", "with"]).Should().Be("did you mean 'ttl'?");
        Spelling.Hint("colour", ["with", "ttl"]).Should().Be("known are: ttl, with");
        Spelling.Hint("colour", []).Should().Be("look up the names that are known");
        Spelling.Hint("colour", [.. Enumerable.Range(0, 21).Select(i => $"n{i}")]).Should().Be("look up the names that are known");
    }

    [Fact]
    public void A_name_that_is_no_name_is_not_compared_at_all()
    {
        var longName = new string('a', 200_000);

        Spelling.Nearest(longName, [longName + "b", "a"]).Should().BeNull();
    }
}
