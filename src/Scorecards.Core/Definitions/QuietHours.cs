using Scorecards.Core.Zones;

namespace Scorecards.Core.Definitions;

/// <summary>When nothing is sent.</summary>
/// <param name="From">Since midnight of the day it begins.</param>
/// <param name="To">Since midnight of the same day; past 24 hours where it ends on the next.</param>
/// <param name="Days">The days on which it begins.</param>
public sealed record QuietHours(TimeZoneInfo Zone, TimeSpan From, TimeSpan To, IReadOnlySet<DayOfWeek> Days)
{
    /// <summary>The end of the quiet around a time; the time itself when it is not quiet then.</summary>
    public DateTimeOffset EndOf(DateTimeOffset at)
    {
        // The quiet of one day may go over into that of the next; a week of it is more than a definition may have.
        for (var left = 8; left > 0; left--)
        {
            if (Around(at) is not { } end)
            {
                return at;
            }

            at = end;
        }

        return at;
    }

    private DateTimeOffset? Around(DateTimeOffset at)
    {
        var today = LocalTimes.Of(at, Zone).Date;
        foreach (var day in new[] { today.AddDays(-1), today })
        {
            if (Days.Contains(day.DayOfWeek) && LocalTimes.At(day + From, Zone) <= at && at < LocalTimes.At(day + To, Zone))
            {
                return LocalTimes.At(day + To, Zone);
            }
        }

        return null;
    }
}
