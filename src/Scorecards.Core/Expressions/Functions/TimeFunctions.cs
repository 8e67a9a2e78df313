using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>Timestamps and durations: how they are made, and their parts, in UTC or in a named time zone.</summary>
internal static class TimeFunctions
{
    private const long NanosPerMilli = 1_000_000;
    private const long NanosPerSecond = 1_000_000_000;

    public static IEnumerable<Overload> All() =>
    [
        Global("timestamp", [Timestamp], Timestamp, a => a[0]),
        Global("timestamp", [CelType.String], Timestamp, a => TimestampReading.Read(a[0])),
        Global("timestamp", [Int], Timestamp, a => TimestampReading.FromSeconds(a[0].RawBits)),
        Global("duration", [Duration], Duration, a => a[0]),
        Global("duration", [CelType.String], Duration, a => DurationReading.Read(a[0])),
        .. Part("getFullYear", time => time.Year),
        .. Part("getMonth", time => time.Month - 1),
        .. Part("getDate", time => time.Day),
        .. Part("getDayOfMonth", time => time.Day - 1),
        .. Part("getDayOfYear", time => time.DayOfYear),
        .. Part("getDayOfWeek", time => time.DayOfWeek),
        .. Part("getHours", time => time.Hour),
        .. Part("getMinutes", time => time.Minute),
        .. Part("getSeconds", time => time.Second),
        Member("getMilliseconds", [Timestamp], Int, a => CelValue.Of(a[0].RawNanos / NanosPerMilli)),
        Member("getMilliseconds", [Timestamp, CelType.String], Int, a => InZone(a, _ => 0) is { Kind: CelKind.Error } error ? error : CelValue.Of(a[0].RawNanos / NanosPerMilli)),
        Member("getHours", [Duration], Int, a => CelValue.Of(a[0].RawBits / (3600 * NanosPerSecond))),
        Member("getMinutes", [Duration], Int, a => CelValue.Of(a[0].RawBits / (60 * NanosPerSecond))),
        Member("getSeconds", [Duration], Int, a => CelValue.Of(a[0].RawBits / NanosPerSecond)),
        Member("getMilliseconds", [Duration], Int, a => CelValue.Of(a[0].RawBits % NanosPerSecond / NanosPerMilli)),
    ];

    private static IEnumerable<Overload> Part(string name, Func<CivilTime, long> part)
    {
        yield return Member(name, [Timestamp], Int, a => CelValue.Of(part(CivilTime.Of(a[0].RawBits))));
        yield return Member(name, [Timestamp, CelType.String], Int, a => InZone(a, part));
    }

    private static CelValue InZone(ReadOnlySpan<CelValue> a, Func<CivilTime, long> part) =>
        TimeZones.TryOffset(a[1].RawText, a[0], out var offset)
            ? CelValue.Of(part(CivilTime.Of(a[0].RawBits + offset)))
            : CelErrors.NoSuchTimeZone(a[1].RawText);
}
