namespace Scorecards.Core.Calendars.Feeds;

/// <summary>The events of an iCalendar text.</summary>
public sealed class Feed
{
    private readonly IReadOnlyList<FeedEvent> _events;

    internal Feed(IReadOnlyList<FeedEvent> events) => _events = events;

    /// <summary>Events, each with all its repetitions as one.</summary>
    public int Count => _events.Count;

    /// <summary>What happens in a part of time, in ticks of UTC.</summary>
    /// <param name="zone">In which days begin, and times without a zone are.</param>
    internal IEnumerable<FeedOccurrence> Between(long from, long to, TimeZoneInfo zone) => _events.SelectMany(e => e.Between(from, to, zone));
}

/// <summary>One time at which an event happens, from <paramref name="From"/> to just before <paramref name="To"/>, in ticks of UTC.</summary>
internal readonly record struct FeedOccurrence(long From, long To, string Title);
