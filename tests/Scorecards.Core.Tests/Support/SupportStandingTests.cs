using Scorecards.Core.Grades;
using Scorecards.Core.Support;
using static Scorecards.Core.Tests.Support.SupportCases;

namespace Scorecards.Core.Tests.Support;

public sealed class SupportStandingTests
{
    [Fact]
    public void A_service_that_falls_out_keeps_what_it_had_until_the_grace_is_over()
    {
        var fallen = Shipped.Standing((Grade.B, 0), (Grade.F, 5));

        At(fallen, 5).Should().Be(new SupportState("business-hours", true, Day(0), SupportBasis.Grace, Day(19)));
        At(fallen, 18.99).Eligible.Should().BeTrue();
        At(fallen, 19).Should().Be(new SupportState("none", false, Day(19), SupportBasis.Rules, null));
    }

    [Fact]
    public void Whoever_recovers_within_the_grace_was_never_out()
    {
        var back = Shipped.Standing((Grade.B, 0), (Grade.F, 5), (Grade.C, 9));

        At(back, 9).Should().Be(new SupportState("advice", true, Day(0), SupportBasis.Rules, null));
        At(Shipped.Standing((Grade.B, 0), (Grade.F, 5), (Grade.C, 30)), 30).Since.Should().Be(Day(30));
    }

    [Fact]
    public void A_service_that_was_never_eligible_has_no_grace()
    {
        var never = Shipped.Standing((Grade.F, 0), (Grade.F, 3));

        At(never, 3).Should().Be(new SupportState("none", false, Day(0), SupportBasis.Rules, null));
        never.Former.Should().BeNull();
    }

    [Fact]
    public void Another_level_is_no_break()
    {
        var standing = Shipped.Standing((Grade.B, 0), (Grade.D, 2), (Grade.A, 3));

        At(standing, 3).Should().Be(new SupportState("business-hours", true, Day(0), SupportBasis.Rules, null));
        standing.Before!.Level.Should().Be("advice");
        standing.Before.Before.Should().BeNull("one is enough to compute it again");
    }

    [Fact]
    public void What_is_the_same_stays_as_it_was() =>
        Shipped.Standing((Grade.B, 0), (Grade.BPlus, 1), (Grade.AMinus, 2)).Should().Be(new SupportStanding { Level = "business-hours", Eligible = true, Since = Day(0) });

    [Fact]
    public void The_grace_of_the_day_it_began_holds_whatever_the_policy_says_later()
    {
        var stricter = Shipped with { Spec = Shipped.Spec with { Grace = TimeSpan.Zero } };
        var fallen = Shipped.Standing((Grade.B, 0), (Grade.F, 5));

        SupportStandings.Next(stricter, SupportRanking.Of(stricter, Ask(Grade.F)), fallen, Day(6)).GraceUntil.Should().Be(Day(19));
        At(stricter.Standing((Grade.B, 0), (Grade.F, 5)), 5).Eligible.Should().BeFalse();
    }

    [Theory]
    [InlineData(10, 40, 12, SupportBasis.Grace, 19)]
    [InlineData(10, 40, 20, SupportBasis.Appeal, 40)]
    [InlineData(25, 40, 30, SupportBasis.Appeal, 40)]
    public void An_appeal_keeps_the_former_level_as_long_as_it_or_the_grace_lasts(double from, double until, double now, SupportBasis basis, double ends)
    {
        var fallen = Shipped.Standing((Grade.B, 0), (Grade.F, 5));

        var state = SupportState.At(fallen, Granted(from, until), "advice", Day(now));

        (state.Level, state.Eligible).Should().Be(("business-hours", true));
        state.Since.Should().Be(from < 19 ? Day(0) : Day(from));
        if (now > 19)
        {
            (state.Basis, state.Until).Should().Be((basis, Day(ends)));
        }

        SupportState.At(fallen, Granted(from, until), "advice", Day(until)).Eligible.Should().BeFalse("it ends exactly at its time");
    }

    [Fact]
    public void An_appeal_of_a_service_that_had_nothing_gets_the_level_for_that_or_nothing()
    {
        var never = Shipped.Standing((Grade.F, 0));

        SupportState.At(never, Granted(1, 9), "advice", Day(2)).Should().Be(new SupportState("advice", true, Day(1), SupportBasis.Appeal, Day(9)));
        SupportState.At(never, Granted(1, 9), null, Day(2)).Eligible.Should().BeFalse();
        SupportState.At(never, Granted(1, 9) with { Granted = false }, "advice", Day(2)).Eligible.Should().BeFalse();
        SupportState.At(never, Granted(1, 9) with { Granted = null }, "advice", Day(2)).Eligible.Should().BeFalse();
    }

    private static SupportState At(SupportStanding standing, double day) => SupportState.At(standing, null, null, Day(day));
}
