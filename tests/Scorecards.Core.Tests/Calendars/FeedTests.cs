using Scorecards.Core.Calendars;
using Scorecards.Core.Calendars.Feeds;
using static Scorecards.Core.Tests.Calendars.CalendarTesting;

namespace Scorecards.Core.Tests.Calendars;

public sealed class FeedTests
{
    /// <summary>In London; clocks go on an hour on 29 March and back on 25 October 2026.</summary>
    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260706", "2026-07-05 23:00 Holiday X", "2026-07-06 23:00 OutsideWindow")]
    [InlineData("DTSTART;VALUE=DATE:20260706|DTEND;VALUE=DATE:20260708", "2026-07-05 23:00 Holiday X", "2026-07-07 23:00 OutsideWindow")]
    [InlineData("DTSTART;VALUE=DATE:20260706|DURATION:P1W", "2026-07-05 23:00 Holiday X", "2026-07-12 23:00 OutsideWindow")]
    [InlineData("DTSTART:20260706T090000|DTEND:20260706T100000", "2026-07-06 08:00 Holiday X", "2026-07-06 09:00 OutsideWindow")]
    [InlineData("DTSTART:20260706T090000Z|DURATION:PT1H30M", "2026-07-06 09:00 Holiday X", "2026-07-06 10:30 OutsideWindow")]
    [InlineData("DTSTART;TZID=America/New_York:20260706T090000|DTEND;TZID=America/New_York:20260706T100000", "2026-07-06 13:00 Holiday X", "2026-07-06 14:00 OutsideWindow")]
    [InlineData("DTSTART;TZID=\"America/New_York\":20260706T090000|DTEND;TZID=Europe/Paris:20260706T170000", "2026-07-06 13:00 Holiday X", "2026-07-06 15:00 OutsideWindow")]
    [InlineData("DTSTART;TZID=Eastern Standard Time:20260706T090000|DURATION:PT1H", "2026-07-06 13:00 Holiday X", "2026-07-06 14:00 OutsideWindow")]
    [InlineData("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260706T090000|DURATION:PT1H", "2026-07-06 07:00 Holiday X", "2026-07-06 08:00 OutsideWindow")]
    [InlineData("DTSTART:20260706T090000|DURATION:PT1H|STATUS:CANCELLED")]
    [InlineData("DTSTART:20260706T090000|DURATION:PT1H|TRANSP:TRANSPARENT", "2026-07-06 08:00 Holiday X", "2026-07-06 09:00 OutsideWindow")]
    [InlineData("DTSTART:20260706T090000")]
    [InlineData("DTSTART;TZID=Europe/London:20260329T013000|DURATION:PT1H", "2026-03-29 01:30 Holiday X", "2026-03-29 02:30 OutsideWindow")]
    [InlineData("DTSTART;TZID=Europe/London:20261025T013000|DURATION:PT1H", "2026-10-25 00:30 Holiday X", "2026-10-25 01:30 OutsideWindow")]
    [InlineData("DTSTART;TZID=Europe/London:20261024T120000|DURATION:P1D", "2026-10-24 11:00 Holiday X", "2026-10-25 12:00 OutsideWindow")]
    [InlineData("DTSTART;TZID=Europe/London:20261024T120000|DURATION:PT24H", "2026-10-24 11:00 Holiday X", "2026-10-25 11:00 OutsideWindow")]
    public void An_event_happens_when_it_says(string lines, params string[] changes) =>
        Changes(Timeline(Event([.. lines.Split('|'), "SUMMARY:X"]), FeedUse.Holiday), "2026-01-01", "2027-01-01")
            .Should().Equal(changes.Select(change => change.Replace("OutsideWindow", "Open", StringComparison.Ordinal)));

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20201225|RRULE:FREQ=YEARLY", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20260101|RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26")]
    [InlineData("DTSTART;VALUE=DATE:20260601|RRULE:FREQ=WEEKLY;COUNT=3", "2026-06-01", "2026-06-08", "2026-06-15")]
    [InlineData("DTSTART;VALUE=DATE:20260601|RRULE:FREQ=WEEKLY;UNTIL=20260615", "2026-06-01", "2026-06-08", "2026-06-15")]
    [InlineData("DTSTART;VALUE=DATE:20260601|RRULE:FREQ=WEEKLY;UNTIL=20260614", "2026-06-01", "2026-06-08")]
    [InlineData("DTSTART;VALUE=DATE:20260601|RRULE:FREQ=WEEKLY;COUNT=3|EXDATE;VALUE=DATE:20260608", "2026-06-01", "2026-06-15")]
    [InlineData("DTSTART;VALUE=DATE:20260601|RDATE;VALUE=DATE:20260610,20260612|EXDATE;VALUE=DATE:20260601", "2026-06-10", "2026-06-12")]
    [InlineData("DTSTART;VALUE=DATE:20200229|RRULE:FREQ=YEARLY")]
    [InlineData("DTSTART;VALUE=DATE:20260131|RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", "2026-01-31", "2026-02-28")]
    public void An_event_repeats_as_its_rule_says(string lines, params string[] days) =>
        Opens(Timeline(Event(lines.Split('|')), FeedUse.Window, "UTC")).Should().Equal(days);

    [Theory]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=20260603T090000Z", "2026-06-01 08:00", "2026-06-02 08:00", "2026-06-03 08:00")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=20260603T075959Z", "2026-06-01 08:00", "2026-06-02 08:00")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=20260603T090000", "2026-06-01 08:00", "2026-06-02 08:00", "2026-06-03 08:00")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=3|EXDATE:20260602T080000Z", "2026-06-01 08:00", "2026-06-03 08:00")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=3|EXDATE;VALUE=DATE:20260602", "2026-06-01 08:00", "2026-06-03 08:00")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=2|RDATE;VALUE=PERIOD:20260610T100000Z/PT2H,20260611T100000Z/20260611T110000Z", "2026-06-01 08:00", "2026-06-02 08:00", "2026-06-10 10:00", "2026-06-11 10:00")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=1;BYHOUR=9,11", "2026-06-01 08:00")]
    [InlineData("RRULE:FREQ=MONTHLY;BYMONTH=10,11;BYMONTHDAY=1;BYHOUR=9,11;UNTIL=20261201", "2026-10-01 08:00", "2026-10-01 10:00", "2026-11-01 09:00", "2026-11-01 11:00")]
    public void Times_are_compared_in_their_zones(string lines, params string[] begins) =>
        Changes(Timeline(Event(["DTSTART;TZID=Europe/London:20260601T090000", "DURATION:PT1H", .. lines.Split('|')]), FeedUse.Window), "2026-01-01", "2027-01-01")
            .Where(change => change.EndsWith(" Open", StringComparison.Ordinal)).Should().Equal(begins.Select(begin => $"{begin} Open"));

    [Fact]
    public void What_was_moved_or_called_off_does_not_happen_at_its_old_time()
    {
        var timeline = Timeline(
            Ics(
                "BEGIN:VEVENT", "UID:a", "DTSTART:20260601T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4", "END:VEVENT",
                "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20260602T090000Z", "DTSTART:20260602T150000Z", "DURATION:PT30M", "END:VEVENT",
                "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20260603T090000Z", "DTSTART:20260603T090000Z", "DURATION:PT1H", "STATUS:CANCELLED", "END:VEVENT"),
            FeedUse.Window);

        Changes(timeline, "2026-01-01", "2027-01-01").Should().Equal(
            "2026-06-01 09:00 Open", "2026-06-01 10:00 OutsideWindow", "2026-06-02 15:00 Open", "2026-06-02 15:30 OutsideWindow", "2026-06-04 09:00 Open", "2026-06-04 10:00 OutsideWindow");
    }

    [Fact]
    public void Folded_lines_escapes_alarms_and_zones_are_read()
    {
        var feed = Feed(
            "\uFEFFBEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTIMEZONE\nTZID:Europe/London\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n"
            + "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260\n 601\nSUMMARY:Trade\\, at\n\t last\\; \\\\n\\nall\nBEGIN:VALARM\nTRIGGER:-PT15M\nDTSTART:nonsense\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n");

        new CalendarTimeline(new CalendarPlan { Name = "c", Zone = TimeZoneInfo.Utc, Feeds = [new CalendarFeed(FeedUse.Freeze, null, feed, TimeSpan.Zero)] })
            .At(Time("2026-06-01T12:00Z")).Should().BeEquivalentTo(new { Cause = CalendarCause.Freeze, Title = "Trade, at last; \\n\nall" });
    }

    [Theory]
    [InlineData("BEGIN:VTODO\r\nEND:VTODO", 1, "a calendar begins with BEGIN:VCALENDAR, not with BEGIN:VTODO")]
    [InlineData("<html><body>Sign in</body></html>", 1, "'<html><body>Sign in</body></html>' is no line of a calendar")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101", 2, "BEGIN:VEVENT is never closed")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101\r\nEND:VCALENDAR", 4, "END:VCALENDAR closes nothing: BEGIN:VEVENT of line 2 is open")]
    [InlineData("SUMMARY:x", 1, "SUMMARY is outside of any calendar")]
    [InlineData("", 0, "the text is empty")]
    public void Text_that_is_no_calendar_is_refused(string text, int line, string message)
    {
        var read = FeedReader.Read(text, "f.ics");

        read.Feed.Should().BeNull();
        read.Problems[0].Should().BeEquivalentTo(new { File = "f.ics", Line = line, Message = message });
    }

    [Theory]
    [InlineData("SUMMARY:x", 4, "the event does not say when it begins")]
    [InlineData("DTSTART:2026-01-01", 7, "DTSTART: '2026-01-01' is no date or time")]
    [InlineData("DTSTART:20260230", 7, "DTSTART: '20260230' is no date or time")]
    [InlineData("DTSTART:00010101", 7, "DTSTART: the year 1 is too far away")]
    [InlineData("DTSTART;TZID=Customized Zone:20260101T090000", 7, "DTSTART: there is no time zone 'Customized Zone'")]
    [InlineData("DTSTART:20260102|DTEND:20260101", 8, "DTEND: the event ends before it begins, or years later")]
    [InlineData("DTSTART:20260102|DTEND:20260103T090000", 8, "DTEND: one end of the event is a day and the other a time")]
    [InlineData("DTSTART:20260102|DURATION:PT1H", 8, "DURATION: 'PT1H' is no length of this event")]
    [InlineData("DTSTART:20260102|DURATION:-P1D", 8, "DURATION: '-P1D' is no length of this event")]
    [InlineData("DTSTART:20260102|DURATION:P999999W", 8, "DURATION: 'P999999W' is no length of this event")]
    [InlineData("DTSTART:20260102|DURATION:P", 8, "DURATION: 'P' is no length of this event")]
    [InlineData("DTSTART:20260102|DTSTART:20260103", 8, "DTSTART stands there twice")]
    [InlineData("DTSTART:20260102|RRULE:FREQ=SECONDLY", 8, "RRULE: days are planned here, not FREQ=SECONDLY")]
    [InlineData("DTSTART:20260102|RRULE:INTERVAL=2", 8, "RRULE: it does not say how often")]
    [InlineData("DTSTART:20260102|RRULE:FREQ=DAILY;INTERVAL=0", 8, "RRULE: 'INTERVAL=0' is no part of a rule, or stands there twice")]
    [InlineData("DTSTART:20260102|RRULE:FREQ=DAILY;BYDAY=XX", 8, "RRULE: 'BYDAY=XX' is no part of a rule, or stands there twice")]
    [InlineData("DTSTART:20260102|RRULE:FREQ=DAILY;UNTIL=soon", 8, "RRULE: 'SOON' is no date or time")]
    [InlineData("DTSTART:20260102|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 8, "RRULE: it never happens")]
    [InlineData("DTSTART:20260102T000000|RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5", 8, "RRULE: it happens more often than 24 times a day")]
    [InlineData("DTSTART:20260102|EXDATE:x", 8, "EXDATE: 'x' is no date or time")]
    [InlineData("DTSTART:20260102|RDATE;VALUE=PERIOD:20260102T100000Z/20260102T090000Z", 8, "RDATE: '20260102T100000Z/20260102T090000Z' ends before it begins, or years later")]
    [InlineData("DTSTART:20260102|EXRULE:FREQ=DAILY", 8, "EXRULE is not read: RFC 5545 has taken it out")]
    [InlineData("DTSTART:20260102|RECURRENCE-ID;RANGE=THISANDFUTURE:20260102", 8, "RECURRENCE-ID: changes from one occurrence on are not read")]
    [InlineData("DTSTART:20260102|NO COLON", 8, "'NO COLON' is no line of a calendar")]
    public void A_mistake_is_told_with_its_line(string lines, int line, string message)
    {
        var read = FeedReader.Read(Event(lines.Split('|')), "f.ics");

        read.Feed.Should().BeNull();
        read.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Line = line, Message = message });
        read.Problems[0].Hint.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        FeedReader.Read(Ics("BEGIN:VEVENT", "DTSTART:x", "END:VEVENT", "BEGIN:VEVENT", "DTSTART:20260101", "RRULE:y", "EXDATE:z", "END:VEVENT"), "f.ics")
            .Problems.Select(p => p.Line).Should().Equal(5, 9, 10);

    [Fact]
    public void What_is_too_large_is_refused()
    {
        Problem(Ics([.. Enumerable.Repeat(new[] { "BEGIN:VEVENT", "DTSTART:20260101", "END:VEVENT" }, FeedReader.MaxEvents + 1).SelectMany(e => e)])).Should().Contain("events, more than");
        Problem(Ics("X:" + new string('x', FeedReader.MaxLength))).Should().Contain("characters, more than");
        Problem(Ics([.. Enumerable.Repeat(new[] { "BEGIN:VEVENT", "DTSTART:19000101T000000", "DURATION:PT1M", "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11", "END:VEVENT" }, 10).SelectMany(e => e)])).Should().Contain("happen too often");

        static string Problem(string text) => FeedReader.Read(text, "f.ics").Problems.Should().ContainSingle().Which.Message;
    }

    private static IEnumerable<string> Opens(CalendarTimeline timeline) =>
        Enumerable.Range(0, 365).Select(day => new DateTime(2026, 1, 1).AddDays(day)).Where(day => timeline.At(new DateTimeOffset(day, TimeSpan.Zero)).IsOpen)
            .Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
