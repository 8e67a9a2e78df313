using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ical.Net.DataTypes;
using Scorecards.Core.Calendars;
using Scorecards.Core.Calendars.Feeds;
using Scorecards.Core.Calendars.Publishing;
using static Scorecards.Core.Tests.Calendars.CalendarTesting;

namespace Scorecards.Core.Tests.Calendars;

public sealed class CalendarTextTests
{
    private const string Hours =
        """
        timezone: Europe/London
        windows:
          - { days: [mon, tue, wed, thu, fri], from: "09:00", to: "16:00" }
          - { days: [sat], from: "22:30", to: "03:00" }
          - { days: [sun], from: "01:15", to: "01:45" }
          - { days: [wed] }
        holidays:
          - { date: 2026-12-25, title: "Christmas, the 25th; \\ of a very long month whose name is December — of which there is but one in any year" }
        freezes:
          - { from: 2026-12-18T10:00:00Z, to: 2026-12-23, title: Christmas trade }
        """;

    [Fact]
    public void Lines_end_as_they_should_and_are_at_most_75_bytes_long()
    {
        var text = CalendarText.Write(Timeline(Hours), "Hours", 2026);

        text.Replace("\r\n", "", StringComparison.Ordinal).Should().NotContain("\n").And.NotContain("\r");
        text.Split("\r\n").Should().OnlyContain(line => Encoding.UTF8.GetByteCount(line) <= 75);
        text.Should().StartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:").And.EndWith("END:VCALENDAR\r\n").And.Contain("TZID:Europe/London");
    }

    [Fact]
    public void The_same_calendar_is_the_same_text() =>
        CalendarText.Write(Timeline(Hours), "Hours", 2026).Should().Be(CalendarText.Write(Timeline(Hours), "Hours", 2026));

    [Fact]
    public void What_is_written_is_read_back_as_the_same_timeline() => Agree(Timeline(Hours), 2026);

    [Fact]
    public void Events_of_other_programs_are_written_too() =>
        Agree(Timeline(Event("DTSTART;TZID=America/New_York:20260105T090000", "DURATION:PT2H", "RRULE:FREQ=WEEKLY"), FeedUse.Window), 2026);

    /// <summary>By the package, which knows nothing of ours, and by our own reader.</summary>
    [Fact]
    public void Any_hours_in_any_zone_are_read_back_as_the_same_timeline()
    {
        var cases =
            from zone in Gen.Elements("Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "America/Havana", "UTC")
            from windows in Gen.ListOf(
                from days in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
                from day in Gen.Elements(Enum.GetValues<DayOfWeek>())
                from begin in Gen.Choose(0, 95)
                from length in Gen.Choose(1, 96)
                select new WeeklyWindow(days.Append(day).ToHashSet(), TimeSpan.FromMinutes(15 * begin), TimeSpan.FromMinutes(15 * (begin + length))), 2)
            from year in Gen.Choose(2010, 2035)
            where windows.Count > 0
            select (new CalendarPlan { Name = "c", Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), Windows = [.. windows] }, year);

        Properties.CheckCostly(cases, c =>
        {
            Agree(new CalendarTimeline(c.Item1), c.year);
            return true;
        });
    }

    private static void Agree(CalendarTimeline timeline, int year)
    {
        var text = CalendarText.Write(timeline, "Hours", year);
        var (from, to) = (new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var expected = Open(timeline, from, to);
        Open(Again(timeline.Plan, text), from, to).Should().Equal(expected);

        var events = Ical.Net.Calendar.Load(text)!.Events;
        var theirs = events.SelectMany(e => e.GetOccurrences(new CalDateTime(year - 1, 12, 1))
            .TakeWhile(o => At(o.Period.StartTime, timeline) < to.AddDays(1))
            .Select(o => (Use: e.Categories.Single(), From: At(o.Period.StartTime, timeline), To: At(o.Period.EffectiveEndTime!, timeline)))).ToList();
        foreach (var at in expected.SelectMany(bound => new[] { bound.AddTicks(-1), bound, bound.AddMinutes(1) }).Where(at => at >= from && at < to))
        {
            bool Is(string use) => theirs.Exists(e => e.Use == use && e.From <= at && at < e.To);
            (Is("WINDOW") && !Is("HOLIDAY") && !Is("FREEZE")).Should().Be(timeline.At(at).IsOpen, $"{at:O} in {timeline.Plan.Zone.Id}");
        }
    }

    // A day without a zone is one of the reader's.
    private static DateTimeOffset At(CalDateTime time, CalendarTimeline timeline) =>
        time.HasTime ? new DateTimeOffset(time.AsUtc) : Scorecards.Core.Zones.LocalTimes.At(time.Value, timeline.Plan.Zone);

    private static CalendarTimeline Again(CalendarPlan plan, string text)
    {
        CalendarFeed Of(FeedUse use)
        {
            var events = text.Split("BEGIN:VEVENT").Skip(1).Where(e => e.Contains($"CATEGORIES:{use.ToString().ToUpperInvariant()}\r\n", StringComparison.Ordinal));
            return new CalendarFeed(use, null, Feed("BEGIN:VCALENDAR\r\n" + string.Concat(events.Select(e => "BEGIN:VEVENT" + e.Replace("END:VCALENDAR\r\n", "", StringComparison.Ordinal))) + "END:VCALENDAR\r\n"), TimeSpan.Zero);
        }

        return new CalendarTimeline(new CalendarPlan { Name = "again", Zone = plan.Zone, Feeds = [Of(FeedUse.Window), Of(FeedUse.Holiday), Of(FeedUse.Freeze)] });
    }

    /// <summary>The moments at which it opens or closes.</summary>
    private static List<DateTimeOffset> Open(CalendarTimeline timeline, DateTimeOffset from, DateTimeOffset to)
    {
        var bounds = new List<DateTimeOffset>();
        var isOpen = timeline.At(from).IsOpen;
        for (var at = timeline.At(from).Until; at is not null && at < to; at = timeline.At(at.Value).Until)
        {
            if (timeline.At(at.Value).IsOpen != isOpen)
            {
                bounds.Add(at.Value);
                isOpen = !isOpen;
            }
        }

        return bounds;
    }
}
