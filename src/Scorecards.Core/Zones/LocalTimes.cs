namespace Scorecards.Core.Zones;

/// <summary>Times of day in a time zone, on days that may be an hour shorter or longer.</summary>
internal static class LocalTimes
{
    private static readonly TimeSpan _aDay = TimeSpan.FromDays(1);

    public static DateTime Of(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).DateTime;

    /// <summary>
    /// The first moment at which clocks of the zone show the time or a later one: of a time that they show twice the first,
    /// and of one that they leap over the moment of the leap.
    /// </summary>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        var (shown, earlier, later) = Around(local, zone);
        if (Shows(earlier, zone) == shown)
        {
            return new DateTimeOffset(earlier);
        }

        return new DateTimeOffset(Shows(later, zone) == shown ? later : LeapOver(shown, earlier, later, zone));
    }

    /// <summary>As <see cref="At"/>, but a time that clocks leap over is as long after the leap as it seems to be, as RFC 5545 (3.3.5) has it.</summary>
    public static DateTimeOffset LeapingAt(DateTime local, TimeZoneInfo zone)
    {
        var (shown, earlier, later) = Around(local, zone);
        return new DateTimeOffset(Shows(earlier, zone) == shown ? earlier : later);
    }

    /// <summary>The two moments that the time may be: by the offset of the day before and by that of the day after.</summary>
    private static (DateTime Shown, DateTime Earlier, DateTime Later) Around(DateTime local, TimeZoneInfo zone)
    {
        var shown = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var (before, after) = (zone.GetUtcOffset(shown - _aDay), zone.GetUtcOffset(shown + _aDay));
        return before > after ? (shown, shown - before, shown - after) : (shown, shown - after, shown - before);
    }

    private static DateTime LeapOver(DateTime shown, DateTime before, DateTime after, TimeZoneInfo zone)
    {
        while (after - before > TimeSpan.FromSeconds(1))
        {
            // Clocks leap at whole seconds.
            var middle = before + TimeSpan.FromSeconds(Math.Floor((after - before).TotalSeconds / 2));
            (before, after) = Shows(middle, zone) < shown ? (middle, after) : (before, middle);
        }

        return after;
    }

    private static DateTime Shows(DateTime utc, TimeZoneInfo zone) => DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, zone), DateTimeKind.Utc);
}
