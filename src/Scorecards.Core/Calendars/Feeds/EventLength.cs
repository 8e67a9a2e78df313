using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecards.Core.Calendars.Feeds;

/// <summary>How long an event lasts: days by the calendar, which may have 23 or 25 hours, and then time by the clock (RFC 5545, 3.3.6).</summary>
internal readonly partial record struct EventLength(int Days, TimeSpan Exact)
{
    public const int MostDays = 5 * 366;

    public static readonly EventLength Day = new(1, TimeSpan.Zero);

    /// <summary>More than it can ever last.</summary>
    public TimeSpan AtMost => TimeSpan.FromDays(Days + 1) + Exact;

    /// <summary>Null for text that is no duration of at least nothing, or a longer one than anything lasts.</summary>
    public static EventLength? Read(string text)
    {
        if (Form().Match(text) is not { Success: true } match || text[^1] is 'P' or 'T')
        {
            return null;
        }

        var (weeks, days, hours, minutes, seconds) = (Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]), Number(match.Groups[4]), Number(match.Groups[5]));
        var length = new EventLength(weeks * 7 + days, new TimeSpan(hours, minutes, seconds));
        return length.AtMost.TotalDays > MostDays ? null : length;
    }

    /// <summary>When an event that begins at a time is over.</summary>
    public DateTimeOffset End(EventTime start, TimeZoneInfo zone) =>
        (Days == 0 ? start : start with { Local = start.Local.AddDays(Days) }).At(zone) + Exact;

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\+?P(?:([0-9]{1,6})W|(?:([0-9]{1,6})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,8})S)?)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
