using Scorecards.Core.Text;

namespace Scorecards.Core.Zones;

/// <summary>Time zones by their name in the IANA database.</summary>
internal static class ZoneNames
{
    private static readonly Lazy<IReadOnlyList<string>> _known = new(() => [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(IsName)]);

    /// <summary>Null for a name that is no time zone of the database.</summary>
    public static TimeZoneInfo? Find(string name) => IsName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>What to write instead of a name that is none.</summary>
    public static string Hint(string name) =>
        Spelling.Nearest(name, _known.Value) is { } nearest ? $"did you mean '{nearest}'?"
        : "use a name of the IANA database, such as Europe/London or America/New_York, or UTC";

    // Names without a slash are abbreviations, which mean other things elsewhere.
    private static bool IsName(string name) => name == "UTC" || name.Contains('/', StringComparison.Ordinal);
}
