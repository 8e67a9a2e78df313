using Scorecards.Core.Calendars;

namespace Scorecards.Core.Definitions;

/// <summary>The <c>spec</c> of a <c>Calendar</c>.</summary>
[Doc("When changes may be made: in any of its windows, but on no holiday and in no freeze.")]
public sealed record CalendarSpec
{
    [Doc("The time zone in which its days begin, and clocks show its times, by its IANA name such as Europe/London.")]
    public required Located<string> Timezone { get; init; }

    [Doc("When it is open, every week; windows may overlap. Default: all the time, but for holidays and freezes.")]
    public IReadOnlyList<Located<WindowSpec>> Windows { get; init; } = [];

    [Doc("Days on which it is closed.")]
    public IReadOnlyList<HolidaySpec> Holidays { get; init; } = [];

    [Doc("Times in which it is closed, whatever else it says.")]
    public IReadOnlyList<PlannedFreezeSpec> Freezes { get; init; } = [];

    [Doc("Events of other programs, as iCalendar (RFC 5545).")]
    public IReadOnlyList<FeedSpec> Ical { get; init; } = [];

    [Doc("The calendar whose place it takes for the services of `teams`.")]
    public Located<string>? InPlaceOf { get; init; }

    [Doc("With inPlaceOf: the teams it is for, as the catalog names owners.")]
    public IReadOnlyList<Located<string>> Teams { get; init; } = [];

    [Doc("Private, loopback and other internal hosts that `ical` may name: host names, addresses or networks such as 10.0.0.0/8.")]
    public IReadOnlyList<Located<string>> Allow { get; init; } = [];
}

/// <summary>Hours of some days of the week.</summary>
public sealed record WindowSpec
{
    [Doc("The days on which it begins. Default: every day.")]
    public IReadOnlyList<Located<Weekday>> Days { get; init; } = [];

    [Doc("When it begins, such as \"09:00\". Default, with no `to` either: all day.", Pattern = ClockTimes.Pattern)]
    public Located<string>? From { get; init; }

    [Doc("When it ends, such as \"16:00\"; at or before `from` it is on the next day. \"24:00\" is midnight.", Pattern = ClockTimes.Pattern)]
    public Located<string>? To { get; init; }
}

/// <summary>A day on which a calendar is closed.</summary>
public sealed record HolidaySpec
{
    [Doc("The day, such as 2026-12-25.")]
    public required Located<string> Date { get; init; }

    [Doc("What people call it.")]
    public required string Title { get; init; }
}

/// <summary>A time in which a calendar is closed.</summary>
public sealed record PlannedFreezeSpec
{
    [Doc("When it begins: a day such as 2026-12-18, or a moment with its zone such as 2026-12-18T18:00:00Z.")]
    public required Located<string> From { get; init; }

    [Doc("When it ends: a day, which is frozen to its end, or a moment with its zone.")]
    public required Located<string> To { get; init; }

    [Doc("What people call it; everyone who is held up by it reads this.")]
    public required string Title { get; init; }
}

/// <summary>Events of another program.</summary>
[OneOf("file", "url")]
[Doc("Where the events are: `file` or `url`.")]
public sealed record FeedSpec
{
    [Doc("A file of iCalendar, by its path from the file that names it; it comes with the definitions.")]
    public Located<string>? File { get; init; }

    [Doc("A URL that gives iCalendar to anyone who asks; the last good copy is kept.")]
    public Located<string>? Url { get; init; }

    [Doc("What its events are: closed days (holiday), closed whatever else is said (freeze), or open (window).")]
    public required FeedUse As { get; init; }

    [Doc("With url: how long the last good copy is good for, from 10m to 365d. After that, gates answer by their fail mode. Default: 7d.")]
    public Located<TimeSpan>? MaxAge { get; init; }
}
