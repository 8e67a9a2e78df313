using System.Globalization;
using Scorecards.Core.Text;
using Scorecards.Core.Zones;

namespace Scorecards.Core.Calendars.Publishing;

/// <summary>
/// Writes a calendar as iCalendar (RFC 5545): windows as events of every week, holidays, freezes, and what came from other programs
/// one by one, each with what it is in <c>CATEGORIES</c>. Days on which clocks are changed are right in the years written out.
/// </summary>
public sealed class CalendarText
{
    /// <summary>Years after the one given that are written out; windows go on after them.</summary>
    public const int YearsAhead = 2;

    /// <summary>What is written of other programs, at most.</summary>
    private const int MostEvents = 20_000;

    private static readonly string[] _days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly EventText _text = new();
    private readonly CalendarTimeline _timeline;
    private readonly DateTime _from;
    private readonly DateTime _to;

    private CalendarText(CalendarTimeline timeline, int year) =>
        (_timeline, _from, _to) = (timeline, new DateTime(year - 1, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(year + YearsAhead + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    private CalendarPlan Plan => _timeline.Plan;

    /// <param name="title">What people call the calendar.</param>
    /// <param name="year">The one before it, it, and <see cref="YearsAhead"/> after it are written out.</param>
    public static string Write(CalendarTimeline timeline, string title, int year) => new CalendarText(timeline, year).Write(title);

    private string Write(string title)
    {
        _text.Line("BEGIN", "VCALENDAR").Line("VERSION", "2.0").Line("PRODID", "-//Scorecards//Calendars//EN").Line("CALSCALE", "GREGORIAN")
            .Words("X-WR-CALNAME", title).Line("X-WR-TIMEZONE", Plan.Zone.Id);
        if (Plan.Windows.Count > 0)
        {
            ZoneText.Write(_text, Plan.Zone, _from, _to);
        }

        foreach (var hours in _timeline.Spans.Weekly.SelectMany(day => day.Select(hours => (Day: day.Key, hours.From, hours.To))).GroupBy(hours => (hours.From, hours.To)))
        {
            Window(hours.Key.From, hours.Key.To, [.. hours.Select(entry => entry.Day)]);
        }

        foreach (var holiday in Plan.Holidays)
        {
            var day = holiday.Date.ToDateTime(TimeOnly.MinValue);
            Event("HOLIDAY", holiday.Title, ";VALUE=DATE", EventText.Date(day), EventText.Date(day.AddDays(1)));
        }

        foreach (var freeze in Plan.Freezes)
        {
            Once("FREEZE", freeze.Title, freeze.From, freeze.To);
        }

        foreach (var span in _timeline.Spans.Events(_from.Ticks, _to.Ticks).Take(MostEvents))
        {
            Once(span.Cause == CalendarCause.Open ? "WINDOW" : span.Cause.ToString().ToUpperInvariant(), span.Title ?? "Open", Moment(span.From), Moment(span.To));
        }

        return _text.Line("END", "VCALENDAR").ToString();
    }

    private void Window(TimeSpan from, TimeSpan to, HashSet<DayOfWeek> days)
    {
        var rule = $"FREQ=WEEKLY;BYDAY={string.Join(',', days.Order().Select(day => _days[(int)day]))}";
        var dates = Enumerable.Range(0, (_to - _from).Days).Select(i => DateTime.SpecifyKind(_from, DateTimeKind.Unspecified).AddDays(i)).Where(day => days.Contains(day.DayOfWeek)).ToList();
        if (from == TimeSpan.Zero && to == TimeSpan.FromDays(1))
        {
            Event("WINDOW", "Open", ";VALUE=DATE", EventText.Date(dates[0]), EventText.Date(dates[0].AddDays(1)), ("RRULE", rule));
            return;
        }

        // Other programs give every occurrence the length of the first, so that one is taken which clocks leave alone.
        var first = dates.Find(day => IsPlain(day, from, to));
        var odd = dates.Where(day => day > first && !IsPlain(day, from, to)).ToList();
        var (zone, named) = Plan.Zone.Id == TimeZoneInfo.Utc.Id ? ("Z", "") : ("", $";TZID={Plan.Zone.Id}");
        (string, string)[] except = [.. odd.Select(day => ($"EXDATE{named}", EventText.Local(day + from) + zone))];
        Event("WINDOW", "Open", named, EventText.Local(first + from) + zone, EventText.Local(first + to) + zone, [("RRULE", rule), .. except]);
        foreach (var day in odd.Concat(dates.Where(day => day < first)))
        {
            Once("WINDOW", "Open", LocalTimes.At(day + from, Plan.Zone), LocalTimes.At(day + to, Plan.Zone));
        }
    }

    private bool IsPlain(DateTime day, TimeSpan from, TimeSpan to)
    {
        var begin = LocalTimes.At(day + from, Plan.Zone);
        return begin == LocalTimes.LeapingAt(day + from, Plan.Zone) && LocalTimes.At(day + to, Plan.Zone) - begin == to - from;
    }

    private void Once(string category, string title, DateTimeOffset from, DateTimeOffset to)
    {
        if (from < to)
        {
            Event(category, title, "", EventText.Utc(from), EventText.Utc(to));
        }
    }

    private void Event(string category, string title, string form, string begin, string end, params (string Name, string Value)[] more)
    {
        var id = Content.Digest(string.Join('\n', Plan.Name, category, title, begin, end))[..24];
        _text.Line("BEGIN", "VEVENT")
            .Line("UID", string.Create(CultureInfo.InvariantCulture, $"{id}@scorecards"))
            // The same text for the same calendar, whenever it is written in a year.
            .Line("DTSTAMP", EventText.Utc(_from))
            .Line($"DTSTART{form}", begin)
            .Line($"DTEND{form}", end)
            .Words("SUMMARY", title)
            .Line("CATEGORIES", category);
        foreach (var (name, value) in more)
        {
            _text.Line(name, value);
        }

        _text.Line("END", "VEVENT");
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}
