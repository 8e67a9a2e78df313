using Scorecards.Core.Calendars;
using Scorecards.Core.Definitions;
using Scorecards.Server.Calendars;

namespace Scorecards.Server.Api.Models;

/// <summary>A calendar: when changes may be made.</summary>
/// <param name="Timezone">The IANA name of the zone in which its days begin.</param>
/// <param name="InPlaceOf">The calendar whose place it takes for <paramref name="Teams"/>; null when it is for all who name it.</param>
/// <param name="Feeds">What it takes in of other programs.</param>
/// <param name="Now">How it is now.</param>
public sealed record CalendarResponse(
    string Name, string Title, string? Description, string? Owner, string Timezone, string? InPlaceOf, IReadOnlyList<string> Teams,
    IReadOnlyList<CalendarFeedResponse> Feeds, CalendarStateResponse Now)
{
    public static CalendarResponse Of(Calendar calendar, CalendarEntry entry, CalendarCopies copies, DateTimeOffset now) => new(
        calendar.Name,
        calendar.Metadata.Title ?? calendar.Name,
        calendar.Metadata.Description,
        calendar.Metadata.Owner,
        calendar.Plan.Zone.Id,
        calendar.Plan.InPlaceOf,
        calendar.Plan.Teams,
        [.. calendar.Plan.Feeds.Zip(calendar.Spec.Ical, (feed, spec) => CalendarFeedResponse.Of(feed, spec, copies, now))],
        CalendarStateResponse.Of(entry, now));
}

/// <summary>Events of another program that a calendar takes in.</summary>
/// <param name="File">The file they are in; null for a URL.</param>
/// <param name="FetchedAt">When the copy in use was last known to be the newest; null for a file, and when there never was one.</param>
/// <param name="TooOldAt">From when on the copy is too old to go by.</param>
/// <param name="Problem">Why it cannot be fetched now; null when it can.</param>
/// <param name="ProblemSince">Since when.</param>
public sealed record CalendarFeedResponse(
    FeedUse As, string? File, string? Url, DateTimeOffset? FetchedAt, DateTimeOffset? TooOldAt, bool TooOld, string? Problem, DateTimeOffset? ProblemSince)
{
    internal static CalendarFeedResponse Of(CalendarFeed feed, FeedSpec spec, CalendarCopies copies, DateTimeOffset now)
    {
        if (feed.Url is null)
        {
            return new CalendarFeedResponse(feed.As, spec.File?.Value, null, null, null, false, null, null);
        }

        var (copy, trouble) = (copies.Known.GetValueOrDefault(feed.Url), copies.Troubles.GetValueOrDefault(feed.Url));
        var end = copy?.FetchedAt + feed.MaxAge;
        return new CalendarFeedResponse(feed.As, null, feed.Url, copy?.FetchedAt, end, end is null || end <= now, trouble?.Message, trouble?.Since);
    }
}
