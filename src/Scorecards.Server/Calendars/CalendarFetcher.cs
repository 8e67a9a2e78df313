using System.Text;
using Scorecards.Core.Calendars;
using Scorecards.Core.Calendars.Feeds;
using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;

namespace Scorecards.Server.Calendars;

/// <summary>Fetches calendars behind URLs over the guarded way out, and keeps the last good copy of each in the store.</summary>
/// <remarks>Not for concurrent use.</remarks>
public sealed class CalendarFetcher(
    LiveInputs inputs, CalendarCopies copies, ICalendarCopyStore store, SourceContext context, TimeProvider clock, ILogger<CalendarFetcher> log)
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan _shortestWait = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Visit> _visits = new(StringComparer.Ordinal);

    /// <summary>Takes up the copies of before the start, and those of other nodes that are newer.</summary>
    /// <exception cref="StoreException">It can be tried again.</exception>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        foreach (var copy in await store.CalendarCopiesAsync(cancellationToken))
        {
            var isNewer = !copies.Known.TryGetValue(copy.Url, out var known) || known.FetchedAt < copy.FetchedAt;
            if (isNewer && FeedReader.Read(copy.Text, copy.Url).Feed is { } events)
            {
                copies.Keep(copy.Url, events, copy.FetchedAt);
            }
        }
    }

    /// <summary>Fetches what is due; the time at which something is again.</summary>
    /// <exception cref="StoreException">What was fetched is in use, and is fetched again.</exception>
    public async Task<DateTimeOffset> RunAsync(CancellationToken cancellationToken)
    {
        var places = Places();
        foreach (var gone in _visits.Keys.Except(places.Keys).ToList())
        {
            _visits.Remove(gone);
            copies.Note(gone, null, clock.GetUtcNow());
        }

        foreach (var (url, place) in places)
        {
            var visit = _visits.GetValueOrDefault(url);
            if (visit is null || visit.NextAt <= clock.GetUtcNow())
            {
                _visits[url] = await FetchAsync(url, place, visit ?? new Visit(default, 0, null, null), cancellationToken);
            }
        }

        return _visits.Count == 0 ? clock.GetUtcNow() + _longestWait : _visits.Values.Min(visit => visit.NextAt);
    }

    /// <summary>The URLs of the definitions in use, each with what all calendars that name it allow.</summary>
    private Dictionary<string, Place> Places() => inputs.Current.Definitions.Calendars.Values
        .SelectMany(calendar => calendar.Plan.Feeds.Where(feed => feed.Url is not null).Select(feed => (Feed: feed, calendar.Spec.Allow)))
        .GroupBy(named => named.Feed.Url!)
        .ToDictionary(named => named.Key, named => new Place([.. named.SelectMany(n => n.Allow)], Shorter(named.Min(n => n.Feed.MaxAge) / 8, _longestWait)));

    private async Task<Visit> FetchAsync(string url, Place place, Visit before, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var (reply, problem) = await AskAsync(url, place, before, cancellationToken);
        if (problem is not null)
        {
            if (copies.Note(url, problem, at))
            {
                log.LogWarning("The calendar {Url} cannot be fetched: {Problem}. Its last good copy is used until it is too old", url, problem);
            }

            await RestoreAsync(cancellationToken);
            var wait = Shorter(_shortestWait * Math.Pow(2, Math.Min(before.Failures, 10)), place.Every);
            return before with { NextAt = at + wait, Failures = before.Failures + 1 };
        }

        if (copies.Note(url, null, at))
        {
            log.LogInformation("The calendar {Url} is fetched again", url);
        }

        var (text, events) = reply!.Status == 304 ? (before.Text!, copies.Known[url].Events) : (reply.Text!, reply.Events!);
        copies.Keep(url, events, at);
        await store.SaveCalendarCopyAsync(new CalendarCopy(url, text, at), cancellationToken);
        return new Visit(at + place.Every, 0, reply.Status == 304 ? before.Tag : reply.Tag, text);
    }

    private async Task<(Reply? Reply, string? Problem)> AskAsync(string url, Place place, Visit before, CancellationToken cancellationToken)
    {
        // Entries with mistakes are told when the definitions are read; here they allow nothing.
        var guard = new AddressGuard(AllowList.Parse(place.Allow, "", []), context.OwnUrls, context.Resolve);
        using var http = new GuardedHttp(guard, new GuardedHttpOptions { Timeout = _timeout, MaxBody = FeedReader.MaxLength }, context.Gates, clock);
        var request = new GuardedRequest(new Uri(url), before.Tag is null ? [] : [new("If-None-Match", before.Tag)]);
        var (reply, trouble) = await http.GetAsync(request, cancellationToken);
        if (reply is null)
        {
            return (null, trouble!.Message);
        }

        if (reply.Status == 304 && before.Text is not null)
        {
            return (new Reply(304, null, null, null), null);
        }

        if (reply.Status != 200)
        {
            return (null, $"{reply.Url.Host} answered {reply.Status}{(reply.RedirectRefused is { } refused ? $": {refused}" : "")}");
        }

        if (reply.IsTruncated)
        {
            return (null, $"it is larger than {FeedReader.MaxLength / 1024 / 1024} MiB");
        }

        var text = Encoding.UTF8.GetString(reply.Body.Span);
        var read = FeedReader.Read(text, url);
        return read.Feed is { } events
            ? (new Reply(200, text, events, reply.Headers.GetValueOrDefault("etag")), null)
            : (null, $"line {read.Problems[0].Line}: {read.Problems[0].Message}");
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <param name="Every">How often it is fetched while all is well.</param>
    private sealed record Place(IReadOnlyList<Located<string>> Allow, TimeSpan Every);

    /// <param name="Tag">By which the other side knows what it gave.</param>
    private sealed record Visit(DateTimeOffset NextAt, int Failures, string? Tag, string? Text);

    private sealed record Reply(int Status, string? Text, Feed? Events, string? Tag);
}
