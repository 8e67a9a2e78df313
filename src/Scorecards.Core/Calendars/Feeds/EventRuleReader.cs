using System.Globalization;
using System.Text.RegularExpressions;
using Ical.Net.DataTypes;

namespace Scorecards.Core.Calendars.Feeds;

/// <summary>Reads and judges how an event repeats, so that working it out can neither fail nor take long.</summary>
internal static partial class EventRuleReader
{
    private static readonly string[] _frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

    private static readonly Dictionary<string, (int Low, int High, bool Negative)> _numbers = new()
    {
        ["INTERVAL"] = (1, 1000, false),
        ["COUNT"] = (1, 1_000_000, false),
        ["BYSECOND"] = (0, 59, false),
        ["BYMINUTE"] = (0, 59, false),
        ["BYHOUR"] = (0, 23, false),
        ["BYMONTHDAY"] = (1, 31, true),
        ["BYYEARDAY"] = (1, 366, true),
        ["BYWEEKNO"] = (1, 53, true),
        ["BYMONTH"] = (1, 12, false),
        ["BYSETPOS"] = (1, 366, true),
    };

    /// <summary>The rule; null with its mistakes reported.</summary>
    public static EventRule? Read(ContentLine line, EventTime start, FeedReport report)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in line.Value.Trim().TrimEnd(';').ToUpperInvariant().Split(';'))
        {
            var (name, value) = part.Split('=') is [var n, var v] ? (n, v) : (part, "");
            if (!IsPart(name, value) || !parts.TryAdd(name, value))
            {
                report.Add(line.Number, $"RRULE: '{(part.Length > 40 ? part[..40] + "…" : part)}' is no part of a rule, or stands there twice", "write it like FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25");
                return null;
            }
        }

        if (!parts.TryGetValue("FREQ", out var frequency) || !_frequencies.Contains(frequency))
        {
            report.Add(line.Number, frequency is "SECONDLY" or "MINUTELY" or "HOURLY" ? $"RRULE: days are planned here, not FREQ={frequency}" : "RRULE: it does not say how often", "write FREQ=DAILY, WEEKLY, MONTHLY or YEARLY");
            return null;
        }

        if (Count(parts, "BYHOUR") * Count(parts, "BYMINUTE") * Count(parts, "BYSECOND") > 24)
        {
            report.Add(line.Number, "RRULE: it happens more often than 24 times a day", "plan one longer event instead");
            return null;
        }

        EventTime? until = null;
        if (parts.Remove("UNTIL", out var end))
        {
            until = EventTime.Read(line, end, report);
            if (until is null)
            {
                return null;
            }

            // One that has no zone is a time of the event's.
            until = until.Value with { Zone = until.Value.Zone ?? start.Zone };
        }

        var rule = new EventRule(new RecurrenceRule(string.Join(';', parts.Select(part => $"{part.Key}={part.Value}"))), until, PerYear(frequency, parts));
        if (!rule.Starts(start, start.Local).Any())
        {
            report.Add(line.Number, "RRULE: it never happens", "compare its days with its months");
            return null;
        }

        return rule;
    }

    private static bool IsPart(string name, string value) => name switch
    {
        "FREQ" or "UNTIL" => value.Length > 0,
        "WKST" => Weekday().IsMatch(value),
        "BYDAY" => value.Split(',').All(day => NumberedWeekday().IsMatch(day)),
        "INTERVAL" or "COUNT" => IsNumber(value, _numbers[name]),
        _ => _numbers.TryGetValue(name, out var range) && value.Split(',').All(number => IsNumber(number, range)),
    };

    private static bool IsNumber(string text, (int Low, int High, bool Negative) range) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && (range.Negative ? Math.Abs((long)number) : number) is var size && size >= range.Low && size <= range.High;

    private static int Count(Dictionary<string, string> parts, string name) => parts.TryGetValue(name, out var list) ? list.Split(',').Length : 1;

    private static int PerYear(string frequency, Dictionary<string, string> parts)
    {
        var days = frequency switch
        {
            "DAILY" => 366,
            "WEEKLY" => 53 * Count(parts, "BYDAY"),
            _ when parts.Keys.Any(name => name is "BYDAY" or "BYMONTHDAY" or "BYYEARDAY" or "BYWEEKNO" or "BYMONTH") => 366,
            "MONTHLY" => 12,
            _ => 1,
        };
        return Math.Min(days, 366) * Count(parts, "BYHOUR") * Count(parts, "BYMINUTE") * Count(parts, "BYSECOND");
    }

    [GeneratedRegex(@"^(MO|TU|WE|TH|FR|SA|SU)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^([+-]?([1-9]|[1-4][0-9]|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedWeekday();
}
