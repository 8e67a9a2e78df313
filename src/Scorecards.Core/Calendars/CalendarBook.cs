using Scorecards.Core.Calendars.Feeds;

namespace Scorecards.Core.Calendars;

/// <summary>The calendars of the definitions as they are at one time. Immutable.</summary>
public sealed class CalendarBook : ICalendarBook
{
    public static readonly CalendarBook Empty = new([], new Dictionary<string, FeedCopy>(), DateTimeOffset.UnixEpoch);

    private readonly Dictionary<string, CalendarEntry> _calendars;
    private readonly Dictionary<(string Name, string Team), CalendarEntry> _ofTeams = [];

    /// <param name="copies">What is known of those behind URLs, by URL.</param>
    /// <param name="now">By which copies are too old.</param>
    public CalendarBook(IReadOnlyCollection<CalendarPlan> plans, IReadOnlyDictionary<string, FeedCopy> copies, DateTimeOffset now)
    {
        _calendars = plans.ToDictionary(plan => plan.Name, plan => Entry(plan, copies, now), StringComparer.Ordinal);
        foreach (var plan in plans.Where(plan => plan.InPlaceOf is not null))
        {
            foreach (var team in plan.Teams)
            {
                _ofTeams[(plan.InPlaceOf!, team)] = _calendars[plan.Name];
            }
        }
    }

    public CalendarEntry? Find(string name, string? team) =>
        team is not null && _ofTeams.TryGetValue((name, team), out var own) ? own : _calendars.GetValueOrDefault(name);

    /// <summary>When a copy that is not too old yet will be, unless it is fetched again; null when none will.</summary>
    public static DateTimeOffset? OldestEnd(IEnumerable<CalendarPlan> plans, IReadOnlyDictionary<string, FeedCopy> copies, DateTimeOffset now) => plans
        .SelectMany(plan => plan.Feeds)
        .Select(feed => feed.Url is not null && copies.TryGetValue(feed.Url, out var copy) ? copy.FetchedAt + feed.MaxAge : (DateTimeOffset?)null)
        .Where(end => end > now)
        .Min();

    private static CalendarEntry Entry(CalendarPlan plan, IReadOnlyDictionary<string, FeedCopy> copies, DateTimeOffset now)
    {
        var isTooOld = false;
        var feeds = new List<CalendarFeed>();
        foreach (var feed in plan.Feeds)
        {
            var copy = feed.Url is null ? null : copies.GetValueOrDefault(feed.Url);
            isTooOld |= feed.Url is not null && (copy is null || copy.FetchedAt + feed.MaxAge <= now);
            feeds.Add(copy is null ? feed : feed with { Events = copy.Events });
        }

        return new CalendarEntry(plan.Name, new CalendarTimeline(plan, feeds), isTooOld);
    }
}

/// <summary>What was last fetched of a feed.</summary>
/// <param name="FetchedAt">When it was last known to be the newest.</param>
public sealed record FeedCopy(Feed Events, DateTimeOffset FetchedAt);
