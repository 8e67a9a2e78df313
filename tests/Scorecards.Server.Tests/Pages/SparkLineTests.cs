using Scorecards.Server.Pages;

namespace Scorecards.Server.Tests.Pages;

public sealed class SparkLineTests
{
    [Fact]
    public void A_line_goes_from_the_first_to_the_last_and_leaves_out_what_lies_on_it() =>
        Of(50, 50, 50, 50, 70).Should().Be("M0 19L6 19L8 1");

    [Fact]
    public void What_is_level_is_in_the_middle() => Of(90, 90, 90).Should().Be("M0 10L4 10");

    [Fact]
    public void A_small_move_looks_small() => Of(90, 91).Should().Be("M0 11L2 9");

    [Fact]
    public void Days_without_a_rating_are_a_gap_and_one_day_alone_is_a_dot() =>
        Of(null, 40, 80, null, 60, null, null, 80, 80).Should().Be("M2 19L4 1M8 10h0M14 1L16 1");

    [Fact]
    public void Fewer_than_two_values_are_no_line()
    {
        Of().Should().BeNull();
        Of(null, null).Should().BeNull();
        Of(null, 50).Should().BeNull();
    }

    private static string? Of(params int?[] values) => SparkLine.Of([.. values.Select(v => (decimal?)v)]);
}
