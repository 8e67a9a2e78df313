using System.Globalization;
using NodaTime.TimeZones;
using Scorecards.Core.Zones;

namespace Scorecards.Core.Calendars.Feeds;

/// <summary>A time as iCalendar writes it (RFC 5545, 3.3.4 and 3.3.5).</summary>
/// <param name="Zone">Null for a time, or a date, of wherever the reader is.</param>
/// <param name="IsDate">True for a whole day.</param>
internal readonly record struct EventTime(DateTime Local, TimeZoneInfo? Zone, bool IsDate)
{
    /// <summary>Nothing before or after this is an event of a calendar that anyone plans by; it bounds what repetitions cost.</summary>
    public const int FirstYear = 1600;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = 2200;

    private const string DateForm = "yyyyMMdd";

    /// <summary>The moment, where times without a zone are those of the zone given.</summary>
    public DateTimeOffset At(TimeZoneInfo zone) => IsDate ? LocalTimes.At(Local, zone) : LocalTimes.LeapingAt(Local, Zone ?? zone);

    /// <summary>The time of a line's value, or a part of it; null with the mistake reported.</summary>
    public static EventTime? Read(ContentLine line, string value, FeedReport report)
    {
        var isUtc = value.EndsWith('Z');
        var isDate = value.Length == DateForm.Length;
        if (!DateTime.TryParseExact(value, isDate ? DateForm : isUtc ? "yyyyMMdd'T'HHmmss'Z'" : "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            report.Add(line.Number, $"{line.Name}: '{(value.Length > 40 ? value[..40] + "…" : value)}' is no date or time", "write it like 20261225, 20261225T090000 or 20261225T090000Z");
            return null;
        }

        if (local.Year is < FirstYear or > LastYear)
        {
            report.Add(line.Number, $"{line.Name}: the year {local.Year} is too far away", $"write a year from {FirstYear} to {LastYear}");
            return null;
        }

        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (isDate || isUtc || !line.Parameters.TryGetValue("TZID", out var name))
        {
            return new EventTime(local, isUtc ? TimeZoneInfo.Utc : null, isDate);
        }

        if (FindZone(name) is { } zone)
        {
            return new EventTime(local, zone, false);
        }

        report.Add(line.Number, $"{line.Name}: there is no time zone '{(name.Length > 40 ? name[..40] + "…" : name)}'", ZoneNames.Hint(name));
        return null;
    }

    // Some programs put a path of their own before the name, and Outlook uses the names of Windows.
    private static TimeZoneInfo? FindZone(string name) =>
        ZoneNames.Find(name)
        ?? (name.Split('/') is [.., var area, var place] ? ZoneNames.Find($"{area}/{place}") : null)
        ?? (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var known) ? TimeZoneInfo.FindSystemTimeZoneById(known) : null);
}
