using Scorecards.Core.Zones;

namespace Scorecards.Core.Calendars.Feeds;

/// <summary>An event with all its repetitions.</summary>
/// <param name="End">When its first occurrence ends; null where <paramref name="Length"/> says it.</param>
/// <param name="Rule">Null when it happens once.</param>
/// <param name="Extra">When it happens besides, with how long where that differs.</param>
/// <param name="Except">When it does not happen after all.</param>
/// <param name="Title">Empty when it has none.</param>
internal sealed record FeedEvent(
    EventTime Start,
    EventTime? End,
    EventLength Length,
    EventRule? Rule,
    IReadOnlyList<(EventTime Start, EventLength? Length)> Extra,
    IReadOnlyList<EventTime> Except,
    string Title)
{
    /// <summary>The occurrences that touch a part of time, in ticks of UTC.</summary>
    /// <param name="zone">In which days begin, and times without a zone are.</param>
    public IEnumerable<FeedOccurrence> Between(long from, long to, TimeZoneInfo zone)
    {
        var length = LengthIn(zone);
        var moments = Except.Where(e => !e.IsDate || Start.IsDate).Select(e => e.At(zone)).ToHashSet();
        var days = Except.Where(e => e.IsDate && !Start.IsDate).Select(e => e.Local.Date).ToHashSet();
        foreach (var (start, own) in Starts(from - length.AtMost.Ticks, to, zone).Select(start => (start, (EventLength?)null)).Concat(Extra).Distinct())
        {
            var begin = start.At(zone);
            var end = (own ?? length).End(start, zone);
            if (begin.UtcTicks < to && end.UtcTicks > from && !moments.Contains(begin) && !days.Contains(start.Local.Date))
            {
                yield return new FeedOccurrence(begin.UtcTicks, end.UtcTicks, Title);
            }
        }
    }

    // Where both ends are given, every occurrence lasts exactly as long (RFC 5545, 3.8.5.3).
    private EventLength LengthIn(TimeZoneInfo zone) => End is not { } end ? Length
        : Start.IsDate ? new EventLength((end.Local - Start.Local).Days, TimeSpan.Zero)
        : new EventLength(0, end.At(zone) - Start.At(zone));

    private IEnumerable<EventTime> Starts(long from, long to, TimeZoneInfo zone)
    {
        if (Rule is null)
        {
            yield return Start;
            yield break;
        }

        var clocks = Start.Zone ?? zone;
        var first = LocalTimes.Of(new DateTimeOffset(from, TimeSpan.Zero), clocks).AddDays(-1).Date;
        var last = LocalTimes.Of(new DateTimeOffset(to, TimeSpan.Zero), clocks).AddDays(1);
        foreach (var local in Rule.Starts(Start, first))
        {
            var start = Start with { Local = local };
            if (local > last || Rule.IsOver(start, zone))
            {
                yield break;
            }

            yield return start;
        }
    }
}
