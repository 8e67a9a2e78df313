using Scorecards.Core.Zones;

namespace Scorecards.Core.Definitions;

/// <summary>When events are sent together.</summary>
/// <param name="Every">A part of a day, or a day.</param>
/// <param name="At">Since midnight, for once a day.</param>
public sealed record DigestTimes(TimeSpan Every, TimeSpan At, TimeZoneInfo Zone)
{
    /// <summary>The first of its times after the one given.</summary>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        if (Every < TimeSpan.FromDays(1))
        {
            return new DateTimeOffset((after.UtcTicks / Every.Ticks + 1) * Every.Ticks, TimeSpan.Zero);
        }

        for (var day = LocalTimes.Of(after, Zone).Date; ; day = day.AddDays(1))
        {
            if (LocalTimes.At(day + At, Zone) is var next && next > after)
            {
                return next;
            }
        }
    }
}
