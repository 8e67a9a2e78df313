using Scorecards.Core.Calendars;

namespace Scorecards.Server.Api.Models;

/// <summary>How a calendar is at a moment.</summary>
/// <param name="Name">The calendar; of a team that has its own, that one.</param>
/// <param name="At">The moment.</param>
/// <param name="Title">What the freeze or holiday is called.</param>
/// <param name="Since">When it became open, or closed for this cause; null when it always was.</param>
/// <param name="Until">When that ends; null when nothing is planned.</param>
/// <param name="OpensAt">When it opens next; null when it is open, or does not in the next two years.</param>
/// <param name="TooOld">True when a part of it could not be fetched for longer than its age limit, so that gates do not go by it.</param>
public sealed record CalendarStateResponse(
    string Name, DateTimeOffset At, bool Open, CalendarCause Cause, string? Title, DateTimeOffset? Since, DateTimeOffset? Until, DateTimeOffset? OpensAt, bool TooOld)
{
    public static CalendarStateResponse Of(CalendarEntry entry, DateTimeOffset at)
    {
        var moment = entry.Timeline.At(at);
        return new CalendarStateResponse(
            entry.Name, at.ToUniversalTime(), moment.IsOpen, moment.Cause, moment.Title, moment.Since, moment.Until, moment.OpensAt, entry.IsTooOld);
    }
}
