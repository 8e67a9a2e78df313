namespace Scorecards.Server.Gates;

/// <summary>
/// The time that decisions go by. It never goes back: a clock that was set back would open what is closed, or make a decision that is
/// over valid again, so nothing is decided until it has caught up.
/// </summary>
public sealed class GateClock(TimeProvider time)
{
    /// <summary>What time synchronization may take back at once.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private long _latest;

    /// <summary>The time, unless the clock is behind what it was by more than the tolerance.</summary>
    /// <param name="behind">By how much it is behind; zero when it is not.</param>
    public bool TryNow(out DateTimeOffset now, out TimeSpan behind)
    {
        var ticks = time.GetUtcNow().UtcTicks;
        var latest = Volatile.Read(ref _latest);
        while (ticks > latest && Interlocked.CompareExchange(ref _latest, ticks, latest) != latest)
        {
            latest = Volatile.Read(ref _latest);
        }

        // What is decided within the tolerance is decided at the latest time that was seen.
        now = new DateTimeOffset(Math.Max(ticks, latest), TimeSpan.Zero);
        behind = TimeSpan.FromTicks(Math.Max(0, latest - ticks));
        return behind <= Tolerance;
    }
}
