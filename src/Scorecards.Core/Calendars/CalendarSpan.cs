namespace Scorecards.Core.Calendars;

/// <summary>A time for which something is said of a calendar, in ticks of UTC, from <paramref name="From"/> to just before <paramref name="To"/>.</summary>
/// <param name="Title">Null for one that is open.</param>
internal readonly record struct CalendarSpan(long From, long To, CalendarCause Cause, string? Title);
