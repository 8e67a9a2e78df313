using System.Globalization;
using System.Text;

namespace Scorecards.Core.Calendars.Publishing;

/// <summary>Writes lines of iCalendar: folded after 75 bytes, ended by CR LF (RFC 5545, 3.1).</summary>
internal sealed class EventText
{
    private const int MostBytes = 75;
    private const string DateForm = "yyyyMMdd";
    private const string TimeForm = "yyyyMMdd'T'HHmmss";

    private readonly StringBuilder _text = new();

    public EventText Line(string name, string value)
    {
        var bytes = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MostBytes)
            {
                _text.Append("\r\n ");
                bytes = 1;
            }

            _text.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
        return this;
    }

    /// <summary>A line whose value is text for people.</summary>
    public EventText Words(string name, string value) => Line(name, value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal));

    public static string Date(DateTime day) => day.ToString(DateForm, CultureInfo.InvariantCulture);

    public static string Local(DateTime time) => time.ToString(TimeForm, CultureInfo.InvariantCulture);

    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture) + "Z";

    /// <summary>An offset from UTC (3.3.14).</summary>
    public static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);

    public override string ToString() => _text.ToString();
}
