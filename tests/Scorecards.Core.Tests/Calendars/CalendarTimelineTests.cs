using Scorecards.Core.Calendars;
using static Scorecards.Core.Tests.Calendars.CalendarTesting;

namespace Scorecards.Core.Tests.Calendars;

public sealed class CalendarTimelineTests
{
    private const string WorkingDays =
        """
        timezone: Europe/London
        windows:
          - { days: [mon, tue, wed, thu, fri], from: "09:00", to: "16:00" }
        holidays:
          - { date: 2026-12-25, title: Christmas Day }
          - { date: 2026-12-28, title: Boxing Day }
        freezes:
          - { from: 2026-12-18, to: 2026-12-23, title: Christmas trade }
        """;

    /// <summary>25 December 2026 is a Friday; Boxing Day is kept on the Monday after.</summary>
    [Theory]
    [InlineData("2026-10-01T08:00:00Z", CalendarCause.Open, null, "2026-10-01T08:00:00Z", "2026-10-01T15:00:00Z", null)]
    [InlineData("2026-10-01T07:59:59.9999999Z", CalendarCause.OutsideWindow, null, "2026-09-30T15:00:00Z", "2026-10-01T08:00:00Z", "2026-10-01T08:00:00Z")]
    [InlineData("2026-10-01T14:59:59.9999999Z", CalendarCause.Open, null, "2026-10-01T08:00:00Z", "2026-10-01T15:00:00Z", null)]
    [InlineData("2026-10-01T15:00:00Z", CalendarCause.OutsideWindow, null, "2026-10-01T15:00:00Z", "2026-10-02T08:00:00Z", "2026-10-02T08:00:00Z")]
    [InlineData("2026-10-02T15:00:00Z", CalendarCause.OutsideWindow, null, "2026-10-02T15:00:00Z", "2026-10-05T08:00:00Z", "2026-10-05T08:00:00Z")]
    [InlineData("2026-12-17T23:00:00Z", CalendarCause.OutsideWindow, null, "2026-12-17T16:00:00Z", "2026-12-18T00:00:00Z", "2026-12-24T09:00:00Z")]
    [InlineData("2026-12-18T10:00:00Z", CalendarCause.Freeze, "Christmas trade", "2026-12-18T00:00:00Z", "2026-12-24T00:00:00Z", "2026-12-24T09:00:00Z")]
    [InlineData("2026-12-23T23:59:59Z", CalendarCause.Freeze, "Christmas trade", "2026-12-18T00:00:00Z", "2026-12-24T00:00:00Z", "2026-12-24T09:00:00Z")]
    [InlineData("2026-12-24T00:00:00Z", CalendarCause.OutsideWindow, null, "2026-12-24T00:00:00Z", "2026-12-24T09:00:00Z", "2026-12-24T09:00:00Z")]
    [InlineData("2026-12-25T12:00:00Z", CalendarCause.Holiday, "Christmas Day", "2026-12-25T00:00:00Z", "2026-12-26T00:00:00Z", "2026-12-29T09:00:00Z")]
    [InlineData("2026-12-28T12:00:00Z", CalendarCause.Holiday, "Boxing Day", "2026-12-28T00:00:00Z", "2026-12-29T00:00:00Z", "2026-12-29T09:00:00Z")]
    [InlineData("2026-12-31T20:00:00Z", CalendarCause.OutsideWindow, null, "2026-12-31T16:00:00Z", "2027-01-01T09:00:00Z", "2027-01-01T09:00:00Z")]
    public void A_moment_says_what_is_and_what_comes(string at, CalendarCause cause, string? title, string since, string until, string? opensAt) =>
        Timeline(WorkingDays).At(Time(at)).Should().Be(new CalendarMoment(cause, title, Time(since), Time(until), opensAt is null ? null : Time(opensAt)));

    [Fact]
    public void A_calendar_without_windows_is_always_open_but_for_the_rest()
    {
        var always = Timeline("timezone: UTC");
        var frozen = Timeline("timezone: UTC\nfreezes: [{ from: 2026-06-01T12:00:00Z, to: 2026-06-01T14:00:00+01:00, title: F }]");

        always.At(Time("2026-06-01T00:00:00Z")).Should().Be(new CalendarMoment(CalendarCause.Open, null, null, null, null));
        Changes(frozen, "2026-01-01", "2027-01-01").Should().Equal("2026-06-01 12:00 Freeze F", "2026-06-01 13:00 Open");
        frozen.At(Time("2026-05-31T00:00:00Z")).Should().Be(new CalendarMoment(CalendarCause.Open, null, null, Time("2026-06-01T12:00:00Z"), null));
        frozen.At(Time("2026-07-01T00:00:00Z")).Should().Be(new CalendarMoment(CalendarCause.Open, null, Time("2026-06-01T13:00:00Z"), null, null));
    }

    [Fact]
    public void Days_without_hours_are_all_day() =>
        Changes(Timeline("timezone: Europe/London\nwindows: [{ days: [sat, sun] }]"), "2026-06-01", "2026-06-10").Should().Equal("2026-06-05 23:00 Open", "2026-06-07 23:00 OutsideWindow");

    [Fact]
    public void A_window_that_ends_at_or_before_its_beginning_ends_on_the_next_day() =>
        Changes(Timeline("timezone: UTC\nwindows: [{ days: [fri], from: '22:00', to: '02:00' }, { days: [mon], from: '09:00', to: '09:00' }]"), "2026-06-01T10:00Z", "2026-06-08T08:00Z")
            .Should().Equal("2026-06-02 09:00 OutsideWindow", "2026-06-05 22:00 Open", "2026-06-06 02:00 OutsideWindow");

    [Fact]
    public void Windows_are_a_union() =>
        Changes(Timeline("timezone: UTC\nwindows: [{ days: [mon], from: '09:00', to: '12:00' }, { days: [mon], from: '11:00', to: '13:00' }, { days: [mon], from: '13:00', to: '14:00' }]"), "2026-06-01", "2026-06-02")
            .Should().Equal("2026-06-01 09:00 Open", "2026-06-01 14:00 OutsideWindow");

    [Fact]
    public void A_freeze_beats_a_holiday_and_of_two_the_first_counts() =>
        Changes(
            Timeline(
                """
                timezone: UTC
                holidays: [{ date: 2026-06-02, title: H }]
                freezes:
                  - { from: 2026-06-02T10:00Z, to: 2026-06-02T14:00Z, title: B }
                  - { from: 2026-06-02T08:00Z, to: 2026-06-02T12:00Z, title: A }
                """),
            "2026-06-01", "2026-06-10").Should().Equal("2026-06-02 00:00 Holiday H", "2026-06-02 08:00 Freeze A", "2026-06-02 12:00 Freeze B", "2026-06-02 14:00 Holiday H", "2026-06-03 00:00 Open");

    [Fact]
    public void A_freeze_over_the_turn_of_the_year_is_one()
    {
        var timeline = Timeline("timezone: UTC\nfreezes: [{ from: 2026-12-20, to: 2027-01-03, title: F }]");
        var frozen = new CalendarMoment(CalendarCause.Freeze, "F", Time("2026-12-20"), Time("2027-01-04"), Time("2027-01-04"));

        timeline.At(Time("2026-12-31T23:59:59Z")).Should().Be(frozen);
        timeline.At(Time("2027-01-01T00:00:00Z")).Should().Be(frozen);
    }

    [Fact]
    public void When_it_opens_is_looked_for_two_years_ahead()
    {
        var timeline = Timeline("timezone: UTC\nfreezes: [{ from: 2026-01-01, to: 2029-05-31, title: F }]");

        timeline.At(Time("2027-05-31T23:59:59Z")).OpensAt.Should().BeNull();
        timeline.At(Time("2027-06-01T00:00:00Z")).OpensAt.Should().Be(Time("2029-06-01"));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2100-12-31T23:59:59Z")]
    [InlineData("2101-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public void Any_moment_at_all_may_be_asked(string at)
    {
        Timeline(WorkingDays).At(Time(at)).IsOpen.Should().BeFalse();
        Timeline("timezone: Pacific/Apia").At(Time(at)).IsOpen.Should().BeTrue();
    }

    [Fact]
    public void A_day_that_a_zone_left_out_is_no_day() =>
        Changes(Timeline("timezone: Pacific/Apia\nwindows: [{ days: [thu, fri, sat], from: '09:00', to: '10:00' }]"), "2011-12-29", "2012-01-01")
            .Should().Equal("2011-12-29 19:00 Open", "2011-12-29 20:00 OutsideWindow", "2011-12-30 19:00 Open", "2011-12-30 20:00 OutsideWindow");

    [Fact]
    public async Task Any_number_may_ask_at_the_same_time()
    {
        var timeline = Timeline(WorkingDays);
        var at = Time("2026-12-18T10:00:00Z");
        var expected = Timeline(WorkingDays).At(at);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => (timeline.At(at.AddYears(i % 60)), timeline.At(at)).Item2)));

        answers.Should().AllSatisfy(moment => moment.Should().Be(expected));
    }
}
