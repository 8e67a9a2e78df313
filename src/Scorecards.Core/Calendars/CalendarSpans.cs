using Scorecards.Core.Zones;

namespace Scorecards.Core.Calendars;

/// <summary>What a calendar says of a part of time.</summary>
/// <param name="feeds">Those of the plan, with what is known of each.</param>
internal sealed class CalendarSpans(CalendarPlan plan, IReadOnlyList<CalendarFeed> feeds)
{
    /// <summary>The hours of each day without overlaps, since the midnight that they begin after.</summary>
    public ILookup<DayOfWeek, (TimeSpan From, TimeSpan To)> Weekly { get; } = Enum.GetValues<DayOfWeek>()
        .SelectMany(day => Union(plan.Windows.Where(window => window.Days.Contains(day))).Select(hours => (day, hours)))
        .ToLookup(entry => entry.day, entry => entry.hours);

    /// <summary>Every span that touches the time.</summary>
    /// <param name="from">In ticks of UTC.</param>
    public IEnumerable<CalendarSpan> Between(long from, long to)
    {
        var windows = plan.HasWindows ? Windows(from, to) : [new CalendarSpan(from, to, CalendarCause.Open, null)];
        var holidays = plan.Holidays.Select(holiday => Day(holiday.Date, holiday.Title));
        var freezes = plan.Freezes.Select(freeze => new CalendarSpan(freeze.From.UtcTicks, freeze.To.UtcTicks, CalendarCause.Freeze, freeze.Title));
        return [.. windows, .. holidays, .. freezes, .. Events(from, to)];
    }

    /// <summary>What other programs say of the time.</summary>
    public IEnumerable<CalendarSpan> Events(long from, long to) => feeds.SelectMany(feed => Events(feed, from, to));

    /// <summary>The hours of one day without overlaps. Clocks never show an earlier time first, so that a union of times is one of moments.</summary>
    private static List<(TimeSpan From, TimeSpan To)> Union(IEnumerable<WeeklyWindow> windows)
    {
        var union = new List<(TimeSpan From, TimeSpan To)>();
        foreach (var window in windows.OrderBy(window => window.From))
        {
            if (union.Count > 0 && window.From <= union[^1].To)
            {
                union[^1] = (union[^1].From, window.To > union[^1].To ? window.To : union[^1].To);
            }
            else
            {
                union.Add((window.From, window.To));
            }
        }

        return union;
    }

    private IEnumerable<CalendarSpan> Windows(long from, long to)
    {
        // The window of a day may last into the one after the next.
        var last = LocalTimes.Of(new DateTimeOffset(to, TimeSpan.Zero), plan.Zone).Date;
        for (var day = LocalTimes.Of(new DateTimeOffset(from, TimeSpan.Zero), plan.Zone).Date.AddDays(-2); day <= last; day = day.AddDays(1))
        {
            foreach (var (begin, end) in Weekly[day.DayOfWeek])
            {
                yield return Span(day + begin, day + end, CalendarCause.Open, null);
            }
        }
    }

    private CalendarSpan Day(DateOnly date, string title) =>
        Span(date.ToDateTime(TimeOnly.MinValue), date.ToDateTime(TimeOnly.MinValue).AddDays(1), CalendarCause.Holiday, title);

    private CalendarSpan Span(DateTime from, DateTime to, CalendarCause cause, string? title) =>
        new(LocalTimes.At(from, plan.Zone).UtcTicks, LocalTimes.At(to, plan.Zone).UtcTicks, cause, title);

    private IEnumerable<CalendarSpan> Events(CalendarFeed feed, long from, long to)
    {
        var cause = feed.As switch
        {
            FeedUse.Freeze => CalendarCause.Freeze,
            FeedUse.Holiday => CalendarCause.Holiday,
            _ => CalendarCause.Open,
        };
        return (feed.Events?.Between(from, to, plan.Zone) ?? []).Select(e => new CalendarSpan(e.From, e.To, cause, Title(cause, e.Title)));
    }

    private static string? Title(CalendarCause cause, string title) =>
        cause == CalendarCause.Open ? null : title.Length > 0 ? title : cause == CalendarCause.Freeze ? "Freeze" : "Holiday";
}
