using System.Globalization;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>Timestamps as text, RFC 3339: <c>2025-01-31T12:00:00.5Z</c>, <c>2025-01-31T12:00:00+02:00</c>.</summary>
internal static class TimestampReading
{
    public static CelValue Read(in CelValue text)
    {
        var rest = text.RawText.AsSpan();
        if (rest.Length < 20
            || rest[4] != '-' || rest[7] != '-' || rest[10] is not ('T' or 't') || rest[13] != ':' || rest[16] != ':'
            || !TryNumber(rest[..4], 0, 9999, out var year)
            || !TryNumber(rest[5..7], 1, 12, out var month)
            || !TryNumber(rest[8..10], 1, DaysIn(year, month), out var day)
            || !TryNumber(rest[11..13], 0, 23, out var hour)
            || !TryNumber(rest[14..16], 0, 59, out var minute)
            || !TryNumber(rest[17..19], 0, 59, out var second)
            || !TryFraction(rest[19..], out var nanos, out var zone)
            || !TryZone(zone, out var offset))
        {
            return IsPastYears(rest) ? CelErrors.TimestampRange : CelErrors.Conversion("timestamp", text);
        }

        if (year == 0)
            return CelErrors.TimestampRange;
        var moment = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return FromSeconds(((moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - offset, nanos);
    }

    public static CelValue FromSeconds(long seconds, int nanos = 0) =>
        seconds is < TimeText.MinSeconds or > TimeText.MaxSeconds ? CelErrors.TimestampRange : CelValue.OfSeconds(seconds, nanos);

    private static int DaysIn(int year, int month) => year == 0 ? 31 : DateTime.DaysInMonth(year, Math.Clamp(month, 1, 12));

    // Years of five digits are no RFC 3339, but the error should say what is wrong.
    private static bool IsPastYears(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is var digits and > 4 && text[digits] == '-';

    private static bool TryNumber(ReadOnlySpan<char> text, int least, int most, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;

    private static bool TryFraction(ReadOnlySpan<char> text, out int nanos, out ReadOnlySpan<char> rest)
    {
        nanos = 0;
        rest = text;
        if (!text.StartsWith('.'))
            return true;
        var digits = text[1..].IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0)
            return false;
        for (var i = 0; i < 9; i++)
            nanos = (nanos * 10) + (i < digits ? text[1 + i] - '0' : 0);
        rest = text[(1 + digits)..];
        return true;
    }

    /// <summary>The offset from UTC in seconds.</summary>
    private static bool TryZone(ReadOnlySpan<char> text, out int offset)
    {
        offset = 0;
        if (text is "Z" or "z")
            return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryNumber(text[1..3], 0, 23, out var hours)
            || !TryNumber(text[4..], 0, 59, out var minutes))
        {
            return false;
        }

        offset = ((hours * 60) + minutes) * (text[0] == '-' ? -60 : 60);
        return true;
    }
}
