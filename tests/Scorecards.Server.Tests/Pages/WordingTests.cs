using Scorecards.Server.Pages;

namespace Scorecards.Server.Tests.Pages;

public sealed class WordingTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1k")]
    [InlineData(1_999, "1.9k")]
    [InlineData(9_999, "9.9k")]
    [InlineData(12_345, "12k")]
    public void A_number_where_there_is_little_room_has_at_most_four_characters(int count, string text) => Wording.Short(count).Should().Be(text);
}
