using Scorecards.Core.Calendars;
using Scorecards.Core.Calendars.Feeds;
using Scorecards.Core.Yaml;
using Scorecards.Core.Zones;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Makes calendars out of their documents.</summary>
internal sealed class CalendarCompiler
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    private readonly RawDocument _document;
    private readonly CalendarSpec _spec;
    private readonly ProblemList _report;

    private CalendarCompiler(RawDocument document, CalendarSpec spec, List<Problem> problems) =>
        (_document, _spec, _report) = (document, spec, new ProblemList(document.File, problems));

    /// <summary>The calendar, whose plan is of no use where there are mistakes; they are added to the problems.</summary>
    /// <param name="feeds">The files of iCalendar by path; null for one with mistakes.</param>
    public static Calendar Compile(RawDocument document, CalendarSpec spec, IReadOnlyDictionary<string, Feed?> feeds, List<Problem> problems) =>
        new CalendarCompiler(document, spec, problems).Compile(feeds);

    private Calendar Compile(IReadOnlyDictionary<string, Feed?> feeds)
    {
        var zone = ZoneNames.Find(_spec.Timezone.Value);
        if (zone is null)
        {
            _report.Add(_spec.Timezone, $"there is no time zone '{_spec.Timezone.Value}'", ZoneNames.Hint(_spec.Timezone.Value));
        }

        var plan = new CalendarPlan
        {
            Name = _document.Name,
            Zone = zone ?? TimeZoneInfo.Utc,
            Windows = [.. _spec.Windows.Select(Window).OfType<WeeklyWindow>()],
            Holidays = Holidays(),
            Freezes = [.. _spec.Freezes.Select(freeze => Freeze(freeze, zone)).OfType<PlannedFreeze>()],
            Feeds = new CalendarFeedCompiler(_document.File, _report).Compile(_spec.Ical, feeds),
            InPlaceOf = _spec.InPlaceOf?.Value,
            Teams = [.. _spec.Teams.Select(team => team.Value).Distinct()],
        };
        WarnOfNothing(plan);
        return new Calendar(_document.Metadata, _spec, plan, _document.File);
    }

    private WeeklyWindow? Window(Located<WindowSpec> window)
    {
        var (spec, all) = (window.Value, Enum.GetValues<Weekday>());
        foreach (var twice in spec.Days.GroupBy(day => day.Value).SelectMany(days => days.Skip(1)))
        {
            _report.Warn(twice, $"the day {twice.Value.ToString().ToLowerInvariant()} stands there twice", "remove one of the two");
        }

        // What is there and wrong was reported as that alone.
        bool IsThere(string field) => (window.Node as YamlMap)?[field] is not null;
        if (!IsThere("days") && !IsThere("from") && !IsThere("to"))
        {
            _report.Add(window, "the window says neither days nor hours", "a calendar without windows is open all the time; otherwise write days: [mon, tue], from and to");
        }

        if (IsThere("from") != IsThere("to"))
        {
            var (there, missing) = IsThere("from") ? ("from", "to") : ("to", "from");
            _report.Add((window.Node as YamlMap)![there]!, $"the window has '{there}' but no '{missing}'", $"add '{missing}', or leave out both for the whole day");
        }

        if (spec.From is not { } begin || spec.To is not { } end)
        {
            return IsThere("from") || IsThere("to") ? null : new WeeklyWindow(Days(), TimeSpan.Zero, _day);
        }

        var (from, to) = (ClockTimes.Read(begin.Value), ClockTimes.Read(end.Value));
        if (from == _day)
        {
            _report.Add(begin, "a window cannot begin at 24:00", "write \"00:00\" with the next day");
            return null;
        }

        return new WeeklyWindow(Days(), from, to <= from ? to + _day : to);

        HashSet<DayOfWeek> Days() => [.. (spec.Days.Count == 0 ? all : spec.Days.Select(day => day.Value)).Select(day => (DayOfWeek)day)];
    }

    private List<Holiday> Holidays()
    {
        var holidays = new Dictionary<DateOnly, Holiday>();
        foreach (var spec in _spec.Holidays)
        {
            if (CalendarTimes.ReadDate(spec.Date.Value) is not { } date)
            {
                _report.Add(spec.Date, $"'{spec.Date.Value}' is no date", CalendarTimes.DateHint);
            }
            else if (!holidays.TryAdd(date, new Holiday(date, spec.Title)))
            {
                _report.Warn(spec.Date, $"{spec.Date.Value} is a holiday twice, first '{holidays[date].Title}'", "remove one of the two");
            }
        }

        return [.. holidays.Values];
    }

    private PlannedFreeze? Freeze(PlannedFreezeSpec spec, TimeZoneInfo? zone)
    {
        var (from, to) = (FreezeEnd(spec.From, zone, isEnd: false), FreezeEnd(spec.To, zone, isEnd: true));
        if (from is null || to is null || zone is null)
        {
            return null;
        }

        if (to <= from)
        {
            _report.Add(spec.To, $"the freeze '{spec.Title}' ends before it begins", "write an end after its beginning; a day as its end is frozen to its end");
            return null;
        }

        return new PlannedFreeze(from.Value, to.Value, spec.Title);
    }

    private DateTimeOffset? FreezeEnd(Located<string> text, TimeZoneInfo? zone, bool isEnd)
    {
        if (CalendarTimes.ReadDate(text.Value) is { } date)
        {
            return LocalTimes.At(date.AddDays(isEnd ? 1 : 0).ToDateTime(TimeOnly.MinValue), zone ?? TimeZoneInfo.Utc);
        }

        if (CalendarTimes.ReadMoment(text.Value) is { } moment)
        {
            return moment;
        }

        _report.Add(text, CalendarTimes.LacksZone(text.Value) ? $"the moment '{text.Value}' has no zone" : $"'{text.Value}' is no day or moment", CalendarTimes.MomentHint);
        return null;
    }

    private void WarnOfNothing(CalendarPlan plan)
    {
        if (_report.HasErrors)
        {
            return;
        }

        if (plan.HasWindows && plan.Windows.Count == 0 && plan.Feeds.Where(feed => feed.As == FeedUse.Window).All(feed => feed.Events is { Count: 0 }))
        {
            _report.Warn(_spec.Timezone, "the calendar is never open: the files with its windows have no events", "add windows, or events");
        }

        for (var i = 0; i < plan.Windows.Count; i++)
        {
            var window = plan.Windows[i];
            if (plan.Windows.Where((other, j) => j != i && Covers(other, window) && (j < i || !Covers(window, other))).Any())
            {
                _report.Warn(_spec.Windows[i], "this window adds nothing: another one is open all that time", "remove it");
            }
        }

        if (plan.Windows.Count > 0 && plan.Feeds.Count == 0)
        {
            var open = new CalendarTimeline(plan with { Freezes = [], Holidays = [] });
            foreach (var (freeze, spec) in plan.Freezes.Zip(_spec.Freezes))
            {
                if (open.At(freeze.From) is { IsOpen: false, OpensAt: { } opens } && opens >= freeze.To)
                {
                    _report.Warn(spec.From, $"the freeze '{freeze.Title}' changes nothing: no window is open in it", "give it other ends, or remove it");
                }
            }
        }
    }

    private static bool Covers(WeeklyWindow other, WeeklyWindow window) =>
        window.Days.All(other.Days.Contains) && other.From <= window.From && other.To >= window.To;
}
