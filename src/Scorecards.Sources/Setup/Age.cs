namespace Scorecards.Sources.Setup;

/// <summary>How long something has been. What comes from a clock that is ahead of ours is as new as can be.</summary>
internal static class Age
{
    public static long? Days(DateTimeOffset? at, DateTimeOffset now) => at is { } then ? Math.Max(0, (long)(now - then).TotalDays) : null;

    public static long? Minutes(DateTimeOffset? at, DateTimeOffset now) => at is { } then ? Math.Max(0, (long)(now - then).TotalMinutes) : null;
}
