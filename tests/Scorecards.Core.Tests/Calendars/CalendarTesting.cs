using System.Globalization;
using Scorecards.Core.Calendars;
using Scorecards.Core.Calendars.Feeds;
using Scorecards.Core.Definitions;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Calendars;

/// <summary>Calendars as users write them.</summary>
internal static class CalendarTesting
{
    /// <param name="spec">The fields of the spec, each as lines without indentation.</param>
    public static string Document(string spec, string name = "hours") =>
        $"""
        apiVersion: scorecards.dev/v1
        kind: Calendar
        metadata: {"{ name: " + name + " }"}
        spec:
        {string.Join('\n', spec.Split('\n').Select(line => $"  {line}"))}
        """;

    public static CalendarTimeline Timeline(string spec) => new(TestDefinitions.Set(Document(spec)).Calendars["hours"].Plan);

    /// <summary>A calendar in which the events of an iCalendar text are of one use.</summary>
    public static CalendarTimeline Timeline(string ics, FeedUse use, string zone = "Europe/London") =>
        new(new CalendarPlan { Name = "hours", Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), Feeds = [new CalendarFeed(use, null, Feed(ics), TimeSpan.Zero)] });

    public static Feed Feed(string ics)
    {
        var read = FeedReader.Read(ics, "f.ics");
        read.Problems.Should().BeEmpty();
        return read.Feed!;
    }

    /// <summary>A calendar of these lines of events.</summary>
    public static string Ics(params string[] lines) => string.Join("\r\n", ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t//t//EN", .. lines, "END:VCALENDAR", ""]);

    /// <summary>A calendar of one event of these lines.</summary>
    public static string Event(params string[] lines) => Ics(["BEGIN:VEVENT", "UID:1@t", "DTSTAMP:20260101T000000Z", .. lines, "END:VEVENT"]);

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Where a timeline changes in a part of time: the moment, whether it is open from then on, and what is said of it.</summary>
    public static IReadOnlyList<string> Changes(ICalendarTimeline timeline, string from, string to)
    {
        var changes = new List<string>();
        for (var at = timeline.At(Time(from)).Until; at is not null && at < Time(to); at = timeline.At(at.Value).Until)
        {
            var moment = timeline.At(at.Value);
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"{at.Value.UtcDateTime:yyyy-MM-dd HH:mm} {moment.Cause}{(moment.Title is null ? "" : $" {moment.Title}")}"));
        }

        return changes;
    }
}
