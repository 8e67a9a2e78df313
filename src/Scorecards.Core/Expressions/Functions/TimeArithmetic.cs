namespace Scorecards.Core.Expressions.Functions;

/// <summary>Arithmetic of timestamps and durations, exact to the nanosecond.</summary>
internal static class TimeArithmetic
{
    private const long NanosPerSecond = 1_000_000_000;

    public static CelValue Add(in CelValue timestamp, Int128 nanos) => Timestamp(Nanos(timestamp) + nanos);

    public static CelValue Between(in CelValue from, in CelValue to) => Duration(Nanos(to) - Nanos(from));

    /// <summary>A timestamp by its nanoseconds since 1970, or the error of one past its range.</summary>
    public static CelValue Timestamp(Int128 nanos)
    {
        var (seconds, rest) = Int128.DivRem(nanos, NanosPerSecond);
        if (rest < 0)
        {
            seconds -= 1;
            rest += NanosPerSecond;
        }

        return seconds < TimeText.MinSeconds || seconds > TimeText.MaxSeconds
            ? CelErrors.TimestampRange
            : CelValue.OfSeconds((long)seconds, (int)rest);
    }

    /// <summary>A duration, or the error of one past its range.</summary>
    public static CelValue Duration(Int128 nanos) =>
        nanos < long.MinValue || nanos > long.MaxValue ? CelErrors.DurationRange : CelValue.OfNanoseconds((long)nanos);

    private static Int128 Nanos(in CelValue timestamp) => ((Int128)timestamp.RawBits * NanosPerSecond) + timestamp.RawNanos;
}
