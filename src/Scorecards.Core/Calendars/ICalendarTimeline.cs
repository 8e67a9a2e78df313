namespace Scorecards.Core.Calendars;

/// <summary>When a calendar is open.</summary>
public interface ICalendarTimeline
{
    /// <summary>How it is at a moment.</summary>
    CalendarMoment At(DateTimeOffset at);
}

/// <summary>How a calendar is at a moment.</summary>
/// <param name="Title">What the freeze or holiday is called; null where nothing is.</param>
/// <param name="Since">When it became open, or closed for this cause; null when it always was.</param>
/// <param name="Until">When that ends: of an open one when it closes, for whatever cause; null when nothing is planned.</param>
/// <param name="OpensAt">When it opens next; null when it is open, or nothing is planned.</param>
public sealed record CalendarMoment(
    CalendarCause Cause, string? Title, DateTimeOffset? Since, DateTimeOffset? Until, DateTimeOffset? OpensAt)
{
    public bool IsOpen => Cause == CalendarCause.Open;
}

/// <summary>Why a calendar is open or closed. A freeze beats a holiday, and both beat windows.</summary>
public enum CalendarCause
{
    Open,
    OutsideWindow,
    Holiday,
    Freeze,
}

/// <summary>The calendars of the definitions, with what those behind URLs say.</summary>
public interface ICalendarBook
{
    /// <summary>The calendar of a name, or the one that takes its place for a team; null when there is none.</summary>
    /// <param name="team">Null for no team.</param>
    CalendarEntry? Find(string name, string? team);
}

/// <summary>A calendar in use.</summary>
/// <param name="IsTooOld">True when a part of it could not be fetched for longer than its age limit.</param>
public sealed record CalendarEntry(string Name, ICalendarTimeline Timeline, bool IsTooOld);
