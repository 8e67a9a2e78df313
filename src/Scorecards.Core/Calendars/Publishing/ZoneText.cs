namespace Scorecards.Core.Calendars.Publishing;

/// <summary>Writes a <c>VTIMEZONE</c> (RFC 5545, 3.6.5): what clocks of a zone show, change by change.</summary>
internal static class ZoneText
{
    /// <param name="from">Before it, clocks are as they are then; from <paramref name="to"/> on as they are then.</param>
    public static void Write(EventText text, TimeZoneInfo zone, DateTime from, DateTime to)
    {
        text.Line("BEGIN", "VTIMEZONE").Line("TZID", zone.Id);
        var first = zone.GetUtcOffset(from);
        Observe(text, first, first, zone.IsDaylightSavingTime(from), ["19700101T000000"]);
        foreach (var alike in Changes(zone, from, to).GroupBy(change => (change.Before, change.After, change.IsDaylight)))
        {
            Observe(text, alike.Key.Before, alike.Key.After, alike.Key.IsDaylight, [.. alike.Select(change => EventText.Local(change.At + change.Before))]);
        }

        text.Line("END", "VTIMEZONE");
    }

    private static void Observe(EventText text, TimeSpan before, TimeSpan after, bool isDaylight, string[] times)
    {
        var name = isDaylight ? "DAYLIGHT" : "STANDARD";
        text.Line("BEGIN", name)
            .Line("DTSTART", times[0])
            .Line("TZOFFSETFROM", EventText.Offset(before))
            .Line("TZOFFSETTO", EventText.Offset(after));
        foreach (var time in times.Skip(1))
        {
            text.Line("RDATE", time);
        }

        text.Line("END", name);
    }

    private static IEnumerable<(DateTime At, TimeSpan Before, TimeSpan After, bool IsDaylight)> Changes(TimeZoneInfo zone, DateTime from, DateTime to)
    {
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var (before, after) = (zone.GetUtcOffset(day), zone.GetUtcOffset(day.AddDays(1)));
            if (before != after)
            {
                var (low, high) = (day, day.AddDays(1));
                while (high - low > TimeSpan.FromSeconds(1))
                {
                    var middle = low + TimeSpan.FromSeconds(Math.Floor((high - low).TotalSeconds / 2));
                    (low, high) = zone.GetUtcOffset(middle) == before ? (middle, high) : (low, middle);
                }

                yield return (high, before, after, zone.IsDaylightSavingTime(high));
            }
        }
    }
}
