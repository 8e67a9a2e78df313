using System.Collections.Concurrent;
using System.Globalization;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>Time zones by name: <c>UTC</c>, a fixed offset (<c>+02:00</c>, the plus may be left out), or a name of the tz database that the system has.</summary>
internal static class TimeZones
{
    private const int MostRemembered = 1000;

    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Known = new(StringComparer.Ordinal);

    /// <summary>How far the zone is ahead of UTC at a moment, in seconds; false for a name that is no zone.</summary>
    public static bool TryOffset(string name, in CelValue timestamp, out int seconds)
    {
        seconds = 0;
        if (name is "UTC" or "Z" or "")
            return true;
        if (TryFixed(name, out seconds))
            return true;
        if (Find(name) is not { } zone)
            return false;
        seconds = (int)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(timestamp.RawBits)).TotalSeconds;
        return true;
    }

    private static bool TryFixed(string name, out int seconds)
    {
        var bare = name[0] is '+' or '-' ? name.AsSpan(1) : name;
        seconds = 0;
        if (bare.Length != 5 || bare[2] != ':'
            || !int.TryParse(bare[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 23
            || !int.TryParse(bare[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > 59)
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * (name[0] == '-' ? -60 : 60);
        return true;
    }

    private static TimeZoneInfo? Find(string name)
    {
        // The system looks a name up as a file, so only what can be a name goes there.
        if (name.Length > 64 || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+'))
            return null;
        if (Known.TryGetValue(name, out var known))
            return known;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : null;
        if (Known.Count < MostRemembered)
            Known.TryAdd(name, zone);
        return zone;
    }
}
