using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;
using Scorecards.Server.Series;

namespace Scorecards.Server.Tests.Series;

public sealed class FlapTests
{
    [Fact]
    public void Who_changed_three_times_in_a_month_flaps_and_the_most_restless_comes_first()
    {
        var flaps = Flap.In([.. Spans("a", 20, 10, 3, 1), .. Spans("b", 20, 10, 1), .. Spans("c", 25, 15, 6, 5, 2)], Sample.Now);

        flaps.Should().Equal(new Flap("c", 3, 4), new Flap("a", 2, 3));
    }

    [Fact]
    public void Changes_are_counted_to_the_moment()
    {
        OutcomeSpan[] spans = [.. Spans("a", 40, 30, 7, 2)];

        Flap.In(spans, Sample.Now).Should().Equal(new Flap("a", 2, 3));
        Flap.In(spans, Sample.Now.AddTicks(1)).Should().BeEmpty("the first of three is over a month ago");
        Flap.In([.. Spans("a", 40, 20, 7, 2)], Sample.Now.AddTicks(1)).Should().Equal(new Flap("a", 1, 3));
    }

    [Fact]
    public void What_follows_a_gap_or_is_the_same_is_no_change()
    {
        var gap = Spans("a", 20, 10, 3, 1).Select((s, i) => i == 1 ? s with { Until = s.Until!.Value.AddTicks(-1) } : s);
        var same = Spans("b", 20, 10, 3, 1).Select(s => s with { Outcome = OutcomeKind.Pass });

        Flap.In([.. gap, .. same], Sample.Now).Should().BeEmpty();
    }

    [Fact]
    public void The_order_of_what_is_read_makes_no_difference() =>
        Flap.In([.. Spans("a", 20, 10, 3, 1).Reverse(), .. Spans("c", 25, 15, 6, 2)], Sample.Now).Should().Equal(new Flap("a", 2, 3), new Flap("c", 2, 3));

    /// <summary>A pass and a fail in turns, each from so many days ago.</summary>
    private static IEnumerable<OutcomeSpan> Spans(string service, params int[] daysAgo) =>
        daysAgo.Select((days, i) => new OutcomeSpan(
            service, i % 2 == 0 ? OutcomeKind.Pass : OutcomeKind.Fail, Sample.Now.AddDays(-days), i + 1 < daysAgo.Length ? Sample.Now.AddDays(-daysAgo[i + 1]) : null));
}
