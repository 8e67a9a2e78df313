using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Calendars;

namespace Scorecards.Core.Tests.Calendars;

public sealed class CalendarProperties
{
    private static readonly string[] _zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "America/Sao_Paulo", "America/Havana"];

    private static readonly Gen<WeeklyWindow> _window =
        from days in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from day in Gen.Elements(Enum.GetValues<DayOfWeek>())
        from begin in Gen.Choose(0, 1439)
        from length in Gen.Choose(1, 1440)
        select new WeeklyWindow(days.Append(day).ToHashSet(), TimeSpan.FromMinutes(begin), TimeSpan.FromMinutes(begin + length));

    [Fact]
    public void A_thousand_overlapping_windows_agree_with_a_model_that_looks_at_every_minute()
    {
        var cases =
            from zone in Gen.Elements(_zones)
            from windows in Gen.ListOf(_window, 1000)
            from most in Gen.Choose(1, 20)
            from week in Gen.Choose(0, 1500)
            select (Plan(zone, windows.Select(w => w with { To = w.From + TimeSpan.FromMinutes(1 + (w.To - w.From).TotalMinutes % most) })), new DateTime(2005, 1, 1).AddDays(7 * week));

        Properties.CheckCostly(cases, c => Agrees(c.Item1, c.Item2, 4));
    }

    /// <summary>Every time that clocks were changed, from 2005 to 2030.</summary>
    [Fact]
    public void Windows_agree_with_the_model_around_every_change_of_clocks()
    {
        var cases =
            from zone in Gen.Elements(_zones)
            let changes = Changes(TimeZoneInfo.FindSystemTimeZoneById(zone))
            from change in changes.Count == 0 ? Gen.Constant(new DateTime(2026, 3, 28)) : Gen.Elements(changes.ToArray())
            from windows in Gen.ListOf(_window, 3)
            from near in Gen.Choose(-120, 120)
            let night = new WeeklyWindow(Enum.GetValues<DayOfWeek>().ToHashSet(), TimeSpan.FromMinutes(60 + Math.Abs(near) / 2), TimeSpan.FromMinutes(180 + near))
            select (Plan(zone, near > -60 ? [night] : windows), change);

        Properties.CheckCostly(cases, c => Agrees(c.Item1, c.change.AddDays(-1), 3));
    }

    [Fact]
    public void What_is_said_of_a_moment_fits_what_is_said_of_its_ends()
    {
        var spans =
            from day in Gen.Choose(0, 800)
            from minute in Gen.Choose(0, 1439)
            from length in Gen.Choose(1, 100_000)
            from title in Gen.Elements("A", "B")
            let begin = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddMinutes(minute)
            select new PlannedFreeze(begin, begin.AddMinutes(length), title);
        var cases =
            from zone in Gen.Elements(_zones)
            from windows in Gen.ListOf(_window, 3)
            from freezes in Gen.ListOf(spans, 4)
            from holidays in Gen.ListOf(Gen.Choose(0, 800), 4)
            from at in Gen.Choose(0, 900 * 1440)
            select (
                Plan(zone, windows) with
                {
                    Freezes = [.. freezes],
                    Holidays = [.. holidays.Select(day => new Holiday(new DateOnly(2025, 1, 1).AddDays(day), "H"))],
                },
                new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(at));

        Properties.CheckCostly(cases, c => Fits(new CalendarTimeline(c.Item1), c.Item2));
    }

    private static CalendarPlan Plan(string zone, IEnumerable<WeeklyWindow> windows) =>
        new() { Name = "c", Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), Windows = [.. windows] };

    private static bool Fits(CalendarTimeline timeline, DateTimeOffset at)
    {
        var moment = timeline.At(at);
        var tick = TimeSpan.FromTicks(1);
        return (moment.Since is not { } since || (since <= at && timeline.At(since) == moment && Differs(timeline.At(since - tick), moment)))
            && (moment.Until is not { } until || (until > at && timeline.At(until - tick) == moment && Differs(timeline.At(until), moment)))
            && moment.IsOpen == (moment.Cause == CalendarCause.Open)
            && (moment.OpensAt is not { } opens || (!moment.IsOpen && timeline.At(opens).IsOpen && !timeline.At(opens - tick).IsOpen && opens >= moment.Until));
    }

    private static bool Differs(CalendarMoment one, CalendarMoment other) => (one.Cause, one.Title) != (other.Cause, other.Title);

    /// <summary>The days on which clocks of a zone were changed.</summary>
    private static List<DateTime> Changes(TimeZoneInfo zone)
    {
        var changes = new List<DateTime>();
        for (var day = new DateTime(2005, 1, 1, 0, 0, 0, DateTimeKind.Utc); day.Year < 2031; day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
            {
                changes.Add(day);
            }
        }

        return changes;
    }

    /// <summary>Walks through time minute by minute and looks at the clock: a window opens when it first shows the beginning or later, and closes when it first shows the end or later.</summary>
    private static bool Agrees(CalendarPlan plan, DateTime from, int days)
    {
        var timeline = new CalendarTimeline(plan);
        var begin = new DateTimeOffset(from, TimeSpan.Zero).AddDays(-3);
        var runs = new List<Run>();
        DateTime? latest = null;
        for (var at = begin; at < begin.AddDays(days + 3); at = at.AddMinutes(1))
        {
            var clock = TimeZoneInfo.ConvertTime(at, plan.Zone).DateTime;
            if (latest is null || clock > latest)
            {
                for (var day = (latest?.AddMinutes(1) ?? clock).Date; day <= clock.Date; day = day.AddDays(1))
                {
                    if (latest is null || day > latest.Value.Date)
                    {
                        runs.AddRange(plan.Windows.Where(window => window.Days.Contains(day.DayOfWeek)).Select(window => new Run(day + window.From, day + window.To)));
                    }
                }

                latest = clock;
                runs.RemoveAll(run => run.To <= latest);
            }

            if (at >= begin.AddDays(3) && timeline.At(at).IsOpen != runs.Exists(run => run.From <= latest))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Run(DateTime From, DateTime To);
}
