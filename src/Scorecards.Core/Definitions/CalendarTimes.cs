using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecards.Core.Definitions;

/// <summary>Days and moments as text.</summary>
internal static partial class CalendarTimes
{
    public const string DateHint = "write it like 2026-12-25";

    public const string MomentHint = "write a moment with its zone, like 2026-12-18T18:00:00Z or 2026-12-18T18:00:00+01:00, or a day, like 2026-12-18";

    /// <summary>Null for text that is no day of the years that calendars are for.</summary>
    public static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && IsNear(date.Year) ? date : null;

    /// <summary>Null for text that is no moment with a zone (RFC 3339; seconds may be left out).</summary>
    public static DateTimeOffset? ReadMoment(string text) =>
        Moment().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && IsNear(moment.Year)
            ? moment.ToUniversalTime()
            : null;

    /// <summary>True for a moment that says all but its zone.</summary>
    public static bool LacksZone(string text) => ReadMoment(text) is null && ReadMoment(text + "Z") is not null;

    private static bool IsNear(int year) => year is >= 1971 and < 2100;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();
}
