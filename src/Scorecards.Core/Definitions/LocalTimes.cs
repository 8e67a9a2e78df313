namespace Scorecards.Core.Definitions;

/// <summary>Times of day in a time zone, on days that may be an hour shorter or longer.</summary>
internal static class LocalTimes
{
    /// <summary>Null for a name that is no time zone of the IANA database.</summary>
    public static TimeZoneInfo? Zone(string name) =>
        name.Contains('/', StringComparison.Ordinal) || name == "UTC" ? TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null : null;

    public static DateTime Of(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).DateTime;

    /// <summary>The moment at which clocks of the zone show the time. One that they leap over is the moment of the leap.</summary>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        var shown = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(shown))
        {
            shown = shown.AddMinutes(1);
        }

        return new DateTimeOffset(shown, zone.GetUtcOffset(shown)).ToUniversalTime();
    }
}
