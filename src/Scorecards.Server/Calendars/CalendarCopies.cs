using System.Collections.Immutable;
using Scorecards.Core.Calendars;
using Scorecards.Core.Calendars.Feeds;

namespace Scorecards.Server.Calendars;

/// <summary>What is known of calendars behind URLs; written by <see cref="CalendarFetcher"/>, read by everyone.</summary>
public sealed class CalendarCopies
{
    private readonly Lock _writing = new();
    private volatile ImmutableDictionary<string, FeedCopy> _known = ImmutableDictionary<string, FeedCopy>.Empty;
    private volatile ImmutableDictionary<string, CalendarTrouble> _troubles = ImmutableDictionary<string, CalendarTrouble>.Empty;

    /// <summary>The last good copies by URL; another object after every change.</summary>
    public IReadOnlyDictionary<string, FeedCopy> Known => _known;

    /// <summary>Why the last attempt failed, by URL; those that are well are not in it.</summary>
    public IReadOnlyDictionary<string, CalendarTrouble> Troubles => _troubles;

    internal void Keep(string url, Feed events, DateTimeOffset fetchedAt)
    {
        lock (_writing)
        {
            _known = _known.SetItem(url, new FeedCopy(events, fetchedAt));
        }
    }

    /// <summary>True when it is a trouble that was not known.</summary>
    /// <param name="message">Null when all is well.</param>
    internal bool Note(string url, string? message, DateTimeOffset at)
    {
        lock (_writing)
        {
            var before = _troubles.GetValueOrDefault(url);
            _troubles = message is null ? _troubles.Remove(url) : _troubles.SetItem(url, new CalendarTrouble(message, before?.Since ?? at));
            return before?.Message != message;
        }
    }
}

/// <summary>Why a calendar behind a URL cannot be fetched.</summary>
/// <param name="Since">When it failed first.</param>
public sealed record CalendarTrouble(string Message, DateTimeOffset Since);
