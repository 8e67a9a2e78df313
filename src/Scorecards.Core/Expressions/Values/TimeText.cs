using System.Globalization;

namespace Scorecards.Core.Expressions;

/// <summary>Timestamps as RFC 3339 in UTC and durations as seconds, both with as many fraction digits as they need.</summary>
internal static class TimeText
{
    /// <summary>The first second of year 1 and the last of year 9999, in seconds since 1970: the range of timestamps.</summary>
    public const long MinSeconds = -62_135_596_800;

    /// <inheritdoc cref="MinSeconds"/>
    public const long MaxSeconds = 253_402_300_799;

    private const long NanosPerSecond = 1_000_000_000;

    public static string Of(in CelValue value) =>
        value.Kind == CelKind.Timestamp ? OfTimestamp(value.RawBits, value.RawNanos) : OfDuration(value.RawBits);

    private static string OfTimestamp(long seconds, int nanos)
    {
        var moment = DateTime.UnixEpoch.AddSeconds(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{moment:yyyy-MM-ddTHH:mm:ss}{Fraction((ulong)nanos)}Z");
    }

    private static string OfDuration(long nanos)
    {
        var size = (ulong)(nanos < 0 ? -(Int128)nanos : nanos);
        return string.Create(CultureInfo.InvariantCulture, $"{(nanos < 0 ? "-" : "")}{size / NanosPerSecond}{Fraction(size % NanosPerSecond)}s");
    }

    private static string Fraction(ulong nanos) =>
        nanos == 0 ? "" : "." + nanos.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
}
