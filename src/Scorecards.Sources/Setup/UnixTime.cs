using System.Text.Json;

namespace Scorecards.Sources.Setup;

/// <summary>Moments that others write as a number since the beginning of 1970, in UTC.</summary>
internal static class UnixTime
{
    private static readonly double _mostSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Null where there is none.</summary>
    /// <exception cref="FormatException">It is beyond all time.</exception>
    public static DateTimeOffset? UnixSeconds(this JsonElement element, string name) => element.Number(name) switch
    {
        null => null,
        { } seconds when seconds >= 0 && seconds <= _mostSeconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        _ => throw new FormatException($"'{name}' is no time"),
    };

    /// <summary>Null where there is none.</summary>
    /// <exception cref="FormatException">It is beyond all time.</exception>
    public static DateTimeOffset? UnixMilliseconds(this JsonElement element, string name) => element.Number(name) switch
    {
        null => null,
        { } milliseconds when milliseconds >= 0 && milliseconds / 1000 <= _mostSeconds => DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds),
        _ => throw new FormatException($"'{name}' is no time"),
    };
}
