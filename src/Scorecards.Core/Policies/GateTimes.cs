using System.Globalization;

namespace Scorecards.Core.Policies;

/// <summary>Moments of answers.</summary>
internal static class GateTimes
{
    /// <summary>A moment later; the end of time where it would be beyond it.</summary>
    public static DateTimeOffset After(DateTimeOffset time, TimeSpan span) =>
        DateTimeOffset.MaxValue - time > span ? time + span : DateTimeOffset.MaxValue;

    /// <summary>As messages say it.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
