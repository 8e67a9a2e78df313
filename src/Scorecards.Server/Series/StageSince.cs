using Scorecards.Core.Definitions;

namespace Scorecards.Server.Series;

/// <summary>Since when a check is in its stage.</summary>
/// <param name="At">When it came into it.</param>
/// <param name="Before">The stage before; null when it was not there.</param>
/// <param name="IsKnown">False when it may have been in the stage for longer: nothing is known of before.</param>
public sealed record StageSince(DateTimeOffset At, Stage? Before, bool IsKnown)
{
    /// <param name="stage">The stage now.</param>
    /// <param name="past">What the stage was from when on, the newest first; null while the check was not there.</param>
    /// <returns>Null when the past does not tell of the stage.</returns>
    public static StageSince? Of(Stage stage, IReadOnlyList<(DateTimeOffset At, Stage? Stage)> past)
    {
        var same = past.TakeWhile(p => p.Stage == stage).Count();
        return same == 0 ? null : new StageSince(past[same - 1].At, same < past.Count ? past[same].Stage : null, same < past.Count);
    }
}
