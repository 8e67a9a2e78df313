using System.Collections.Concurrent;
using Scorecards.Core.Calendars.Feeds;

namespace Scorecards.Core.Calendars;

/// <summary>A calendar year by year, each worked out when it is first asked for and kept. Any number may ask at the same time.</summary>
public sealed class CalendarTimeline : ICalendarTimeline
{
    /// <summary>Moments outside of these years (of UTC) are of no use to anyone; windows, holidays and freezes are not looked for there.</summary>
    public const int FirstYear = 1970;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = FeedReader.LastYear;

    private const int MostKept = 16;

    /// <summary>How far it is looked back and ahead.</summary>
    private const int YearsAround = 2;

    private readonly ConcurrentDictionary<int, Lazy<CalendarYear>> _years = [];
    private readonly CalendarMoment _beyond;

    public CalendarTimeline(CalendarPlan plan)
        : this(plan, plan.Feeds)
    {
    }

    /// <param name="feeds">Those of the plan, with what is known of each.</param>
    internal CalendarTimeline(CalendarPlan plan, IReadOnlyList<CalendarFeed> feeds)
    {
        (Plan, Spans) = (plan, new CalendarSpans(plan, feeds));
        _beyond = new CalendarMoment(plan.HasWindows ? CalendarCause.OutsideWindow : CalendarCause.Open, null, null, null, null);
    }

    public CalendarPlan Plan { get; }

    internal CalendarSpans Spans { get; }

    public CalendarMoment At(DateTimeOffset at)
    {
        var year = at.UtcDateTime.Year;
        if (year is < FirstYear or > LastYear)
        {
            return _beyond;
        }

        var index = Year(year).Find(at.UtcTicks);
        var piece = Year(year)[index];
        return new CalendarMoment(piece.Cause, piece.Title, Since(year, index), Until(year, index), piece.Cause == CalendarCause.Open ? null : OpensAt(at, year, index));
    }

    private DateTimeOffset? Since(int year, int index)
    {
        var piece = Year(year)[index];
        for (var first = Math.Max(FirstYear, year - YearsAround); index == 0; index = Year(year).Count - 1)
        {
            if (year == first)
            {
                return null;
            }

            var before = Year(--year);
            if (!before[before.Count - 1].IsLike(piece))
            {
                return Moment(Year(year + 1)[0].From);
            }
        }

        return Moment(Year(year)[index].From);
    }

    private DateTimeOffset? Until(int year, int index)
    {
        var piece = Year(year)[index];
        for (var last = Math.Min(LastYear, year + YearsAround); index == Year(year).Count - 1; index = 0)
        {
            if (year == last)
            {
                return null;
            }

            if (!Year(++year)[0].IsLike(piece))
            {
                return Moment(Year(year)[0].From);
            }
        }

        return Moment(Year(year)[index + 1].From);
    }

    private DateTimeOffset? OpensAt(DateTimeOffset at, int year, int index)
    {
        var latest = at.AddYears(YearsAround).UtcTicks;
        for (var last = Math.Min(LastYear, year + YearsAround); year <= last; year++, index = 0)
        {
            if (Year(year).OpenFrom(index) is { } opens)
            {
                return opens <= latest ? Moment(opens) : null;
            }
        }

        return null;
    }

    private CalendarYear Year(int year)
    {
        if (_years.TryGetValue(year, out var known))
        {
            return known.Value;
        }

        // Whoever asks for many years simulates; those around now are soon worked out again.
        if (_years.Count >= MostKept)
        {
            _years.Clear();
        }

        return _years.GetOrAdd(year, y => new Lazy<CalendarYear>(() => Make(y))).Value;
    }

    private CalendarYear Make(int year)
    {
        var (from, to) = (new DateTime(year, 1, 1).Ticks, new DateTime(year + 1, 1, 1).Ticks);
        return new CalendarYear(from, to, Spans.Between(from, to));
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}
