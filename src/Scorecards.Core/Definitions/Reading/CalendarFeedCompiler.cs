using Scorecards.Core.Calendars;
using Scorecards.Core.Calendars.Feeds;
using Scorecards.Core.Text;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Reads what a calendar takes in of other programs.</summary>
/// <param name="file">The document of the calendar.</param>
internal sealed class CalendarFeedCompiler(string file, ProblemList report)
{
    private static readonly TimeSpan _defaultAge = TimeSpan.FromDays(7);
    private static readonly TimeSpan _shortestAge = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _longestAge = TimeSpan.FromDays(365);

    /// <param name="feeds">The files there are, by path; null for one with mistakes.</param>
    public List<CalendarFeed> Compile(IReadOnlyList<FeedSpec> specs, IReadOnlyDictionary<string, Feed?> feeds)
    {
        var compiled = new List<CalendarFeed>();
        foreach (var spec in specs)
        {
            var maxAge = Age(spec);
            if (spec.File is { } path)
            {
                compiled.Add(new CalendarFeed(spec.As, null, Find(path, feeds), maxAge));
            }
            else if (spec.Url is { } url)
            {
                Check(url);
                compiled.Add(new CalendarFeed(spec.As, url.Value, null, maxAge));
            }
        }

        return compiled;
    }

    private TimeSpan Age(FeedSpec spec)
    {
        if (spec.MaxAge is { } age && spec.File is not null)
        {
            report.Add(age, "a file has no age: it comes with the definitions", "remove 'maxAge'");
        }
        else if (spec.MaxAge is { } limit && (limit.Value < _shortestAge || limit.Value > _longestAge))
        {
            report.Add(limit, $"maxAge must be from 10m to 365d, not {Duration.Format(limit.Value)}", "leave it out for 7d");
        }

        return spec.MaxAge?.Value ?? _defaultAge;
    }

    private Feed? Find(Located<string> path, IReadOnlyDictionary<string, Feed?> feeds)
    {
        if (!CalendarFiles.Is(path.Value))
        {
            report.Add(path, $"'{path.Value}' is no file of iCalendar", "name a file that ends in .ics");
            return null;
        }

        var resolved = CalendarFiles.Resolve(file, path.Value);
        if (!feeds.TryGetValue(resolved, out var feed))
        {
            report.Add(path, $"there is no file '{path.Value}'",
                Spelling.Nearest(resolved, feeds.Keys) is { } nearest ? $"did you mean '{nearest}'?" : "the path begins at the folder of the file that names it, and stays within the definitions");
        }

        return feed;
    }

    private void Check(Located<string> text)
    {
        if (!Uri.TryCreate(text.Value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            var isWebcal = text.Value.StartsWith("webcal://", StringComparison.OrdinalIgnoreCase);
            report.Add(text, $"'{text.Value}' is no URL that can be fetched", isWebcal ? $"write https{text.Value[6..]}" : "write a whole one, such as https://example.com/holidays.ics");
        }
        else if (url.UserInfo.Length > 0)
        {
            report.Add(text, "a URL must not hold a user name or password", "give one that can be read without signing in");
        }
    }
}
