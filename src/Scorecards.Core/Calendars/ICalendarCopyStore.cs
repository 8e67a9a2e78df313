namespace Scorecards.Core.Calendars;

/// <summary>The last good copies of calendars behind URLs, so that a start needs none of them to be reachable.</summary>
public interface ICalendarCopyStore
{
    /// <summary>Keeps a copy in place of the one before.</summary>
    Task SaveCalendarCopyAsync(CalendarCopy copy, CancellationToken cancellationToken);

    Task<IReadOnlyList<CalendarCopy>> CalendarCopiesAsync(CancellationToken cancellationToken);
}

/// <summary>What a calendar behind a URL said.</summary>
/// <param name="Url">As the definition has it.</param>
/// <param name="Text">iCalendar (RFC 5545).</param>
public sealed record CalendarCopy(string Url, string Text, DateTimeOffset FetchedAt);
