using Scorecards.Core.Calendars.Feeds;

namespace Scorecards.Core.Calendars;

/// <summary>What a calendar says, read and valid.</summary>
public sealed record CalendarPlan
{
    public required string Name { get; init; }

    /// <summary>In which days begin, and clocks show the times of windows.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When it is open; where no feed says so either, it is open all the time.</summary>
    public IReadOnlyList<WeeklyWindow> Windows { get; init; } = [];

    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    public IReadOnlyList<PlannedFreeze> Freezes { get; init; } = [];

    public IReadOnlyList<CalendarFeed> Feeds { get; init; } = [];

    /// <summary>The calendar whose place it takes for <see cref="Teams"/>; null when it is for all who name it.</summary>
    public string? InPlaceOf { get; init; }

    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>True when something says when it is open; otherwise it is open but for holidays and freezes.</summary>
    public bool HasWindows => Windows.Count > 0 || Feeds.Any(feed => feed.As == FeedUse.Window);
}

/// <summary>Hours that a calendar is open every week.</summary>
/// <param name="Days">The days on which it begins.</param>
/// <param name="From">Since midnight of that day.</param>
/// <param name="To">Since the same midnight, later than <paramref name="From"/>; past 24 hours where it ends on the next day.</param>
public sealed record WeeklyWindow(IReadOnlySet<DayOfWeek> Days, TimeSpan From, TimeSpan To);

/// <summary>A day on which a calendar is closed.</summary>
public sealed record Holiday(DateOnly Date, string Title);

/// <summary>A time in which a calendar is closed, from its beginning to just before its end.</summary>
public sealed record PlannedFreeze(DateTimeOffset From, DateTimeOffset To, string Title);

/// <summary>Events of other programs that a calendar takes in.</summary>
/// <param name="Url">Where they are fetched from; null when they came with the definitions.</param>
/// <param name="Events">Those of a file; null for a URL, and for a file that is not at hand.</param>
/// <param name="MaxAge">How old a copy of what is behind the URL may be.</param>
public sealed record CalendarFeed(FeedUse As, string? Url, Feed? Events, TimeSpan MaxAge);

/// <summary>What the events of a feed are to a calendar.</summary>
public enum FeedUse
{
    /// <summary>It is open in them.</summary>
    Window,

    /// <summary>It is closed in them.</summary>
    Holiday,

    /// <summary>It is closed in them, whatever else it says.</summary>
    Freeze,
}
