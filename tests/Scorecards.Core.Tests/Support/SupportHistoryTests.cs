using Scorecards.Core.Grades;
using Scorecards.Core.Support;
using static Scorecards.Core.Tests.Support.SupportCases;

namespace Scorecards.Core.Tests.Support;

public sealed class SupportHistoryTests
{
    [Fact]
    public void Grace_and_appeals_are_spans_of_their_own()
    {
        SupportRow[] rows =
        [
            new(Day(0), Shipped.Standing((Grade.B, 0))),
            new(Day(3), Shipped.Standing((Grade.B, 0), (Grade.B, 3))),
            new(Day(5), Shipped.Standing((Grade.B, 0), (Grade.F, 5))),
            new(Day(50), Shipped.Standing((Grade.B, 0), (Grade.F, 5), (Grade.C, 50))),
        ];

        SupportHistory.Of(rows, [Granted(30, 40)], "advice", Day(60)).Should().Equal(
            new SupportSpan(Day(0), Day(5), "business-hours", true, SupportBasis.Rules),
            new SupportSpan(Day(5), Day(19), "business-hours", true, SupportBasis.Grace),
            new SupportSpan(Day(19), Day(30), "none", false, SupportBasis.Rules),
            new SupportSpan(Day(30), Day(40), "business-hours", true, SupportBasis.Appeal),
            new SupportSpan(Day(40), Day(50), "none", false, SupportBasis.Rules),
            new SupportSpan(Day(50), null, "advice", true, SupportBasis.Rules));
    }

    [Fact]
    public void What_ends_in_the_future_has_not_ended()
    {
        SupportRow[] rows = [new(Day(5), Shipped.Standing((Grade.B, 0), (Grade.F, 5)))];

        SupportHistory.Of(rows, [], null, Day(18)).Should().Equal(new SupportSpan(Day(5), null, "business-hours", true, SupportBasis.Grace));
    }

    [Fact]
    public void There_is_a_gap_where_no_policy_said_anything()
    {
        SupportRow[] rows = [new(Day(0), Shipped.Standing((Grade.B, 0))), new(Day(2), null), new(Day(3), null), new(Day(4), Shipped.Standing((Grade.B, 4)))];

        SupportHistory.Of(rows, [], null, Day(9)).Should().Equal(
            new SupportSpan(Day(0), Day(2), "business-hours", true, SupportBasis.Rules),
            new SupportSpan(Day(4), null, "business-hours", true, SupportBasis.Rules));
        SupportHistory.Of([], [], null, Day(9)).Should().BeEmpty();
    }
}
