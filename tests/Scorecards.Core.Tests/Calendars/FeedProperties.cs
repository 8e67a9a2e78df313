using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Ical.Net.DataTypes;
using Scorecards.Core.Calendars;
using Scorecards.Core.Calendars.Feeds;
using static Scorecards.Core.Tests.Calendars.CalendarTesting;

namespace Scorecards.Core.Tests.Calendars;

public sealed class FeedProperties
{
    private static readonly string[] _rules =
    [
        "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3;COUNT=20", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU", "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYYEARDAY=1,100,-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    ];

    private static readonly Gen<(string Text, TimeZoneInfo Zone)> _event =
        from zone in Gen.Elements("", "Z", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
        from day in Gen.Choose(0, 2000)
        from hour in Gen.Choose(0, 23)
        from isDate in Gen.Elements(true, false, false)
        from length in Gen.Choose(1, 50)
        from rule in Gen.Elements(_rules)
        from except in Gen.Choose(0, 30)
        let start = new DateTime(2021, 1, 1).AddDays(day).AddHours(hour)
        let name = isDate ? ";VALUE=DATE" : zone.Length > 1 ? $";TZID={zone}" : ""
        let suffix = isDate ? "" : zone == "Z" ? "Z" : ""
        let form = isDate ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss"
        select (Event(
            $"DTSTART{name}:{start.ToString(form, System.Globalization.CultureInfo.InvariantCulture)}{suffix}",
            isDate ? $"DURATION:P{length % 5 + 1}D" : $"DURATION:PT{length}H",
            $"RRULE:{rule}",
            $"EXDATE{name}:{start.AddDays(except).ToString(form, System.Globalization.CultureInfo.InvariantCulture)}{suffix}"),
            zone.Length > 1 ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Utc);

    /// <summary>But for the hours in which clocks are changed: there the package forgets which of two equal times is meant; with BYHOUR it shifts the hours after a change, so that it is asked in no zone at all.</summary>
    [Fact]
    public void Events_happen_when_the_package_says_too() => Properties.CheckCostly(_event, c =>
    {
        var (text, zone) = c;
        bool IsPlain((long From, long To) o) => !IsNearChange(o.From, zone) && !IsNearChange(o.To, zone);
        var (from, to) = (Time("2026-01-01"), Time("2027-01-01"));
        var ours = Feed(text).Between(from.UtcTicks, to.UtcTicks, TimeZoneInfo.Utc).Select(o => (o.From, o.To)).Where(IsPlain).ToHashSet();
        var theirs = Ical.Net.Calendar.Load(text)!.Events.Single().GetOccurrences(new CalDateTime(2025, 12, 1))
            .TakeWhile(o => o.Period.StartTime.AsUtc < to.UtcDateTime.AddDays(1))
            .Select(o => (o.Period.StartTime.AsUtc.Ticks, o.Period.EffectiveEndTime!.AsUtc.Ticks))
            .Where(o => o.Item1 < to.UtcTicks && o.Item2 > from.UtcTicks).Where(IsPlain).ToHashSet();
        ours.Except(theirs).Select(Show).Should().Equal(theirs.Except(ours).Select(Show));
        return true;
    });

    private static bool IsNearChange(long at, TimeZoneInfo zone) =>
        zone.GetUtcOffset(new DateTime(at, DateTimeKind.Utc).AddHours(-3)) != zone.GetUtcOffset(new DateTime(at, DateTimeKind.Utc).AddHours(3));

    private static string Show((long From, long To) o) => $"{new DateTime(o.From):s} to {new DateTime(o.To):s}";

    [Fact]
    public void Mutated_text_never_throws_and_never_takes_long()
    {
        string[] seeds =
        [
            Event("DTSTART;TZID=Europe/London:20260601T090000", "DTEND;TZID=Europe/London:20260601T100000", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20301231T000000Z", "EXDATE:20260701T080000Z", "SUMMARY:A\\, b"),
            Event("DTSTART;VALUE=DATE:20260601", "DURATION:P2DT0H", "RRULE:FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=1,-1;COUNT=20;INTERVAL=2", "RDATE;VALUE=PERIOD:20260101T000000Z/PT5H"),
            Ics("BEGIN:VEVENT", "UID:a", "DTSTART:20260601T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYHOUR=1,2;BYMINUTE=0,30", "END:VEVENT", "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20260602T090000Z", "DTSTART:20260602T150000Z", "END:VEVENT"),
        ];
        var cases =
            from seed in Gen.Elements(seeds)
            from edits in Gen.ListOf(
                from place in Gen.Choose(0, 2000)
                from length in Gen.Choose(0, 12)
                from text in Gen.Elements("", "0", "9", "99999", "-", ";", ":", ",", "=", "\r\n", "\r\n ", "T", "Z", "BYSETPOS=-1", ";BYDAY=5MO", "FREQ=YEARLY", "\0", "é", "\uD800", "P9999999W", "00000000", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "16000229")
                select (place, length, text), 3)
            select edits.Aggregate(seed, (text, edit) =>
            {
                var at = edit.place % (text.Length + 1);
                return text[..at] + edit.text + text[Math.Min(text.Length, at + edit.length)..];
            });

        Properties.Check(cases, text =>
        {
            var watch = Stopwatch.StartNew();
            if (FeedReader.Read(text, "f.ics") is { Feed: { } feed } && feed.Count > 0)
            {
                var timeline = new CalendarTimeline(new CalendarPlan { Name = "c", Zone = TimeZoneInfo.Utc, Feeds = [new CalendarFeed(FeedUse.Freeze, null, feed, TimeSpan.Zero)] });
                timeline.At(Time("2026-06-01"));
                timeline.At(Time("2099-06-01"));
            }

            return watch.Elapsed < TimeSpan.FromSeconds(20);
        });
    }
}
