namespace Scorecards.Cli.Gates;

/// <summary>How long to wait between two questions, spread by chance so that many jobs do not ask all at once.</summary>
internal sealed class GatePauses(Random chance)
{
    private static readonly TimeSpan _shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _ordinary = TimeSpan.FromSeconds(30);

    /// <summary>A gate may open earlier than it said, by an approval or a fix.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan _firstBackOff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _longestBackOff = TimeSpan.FromSeconds(15);

    /// <summary>Until a gate that is shut is asked again.</summary>
    /// <param name="retryAfterSeconds">As it said.</param>
    public TimeSpan AfterAnswer(int? retryAfterSeconds)
    {
        var asked = retryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : _ordinary;
        return (asked < _shortest ? _shortest : asked > _longest ? _longest : asked) * (1 + (0.2 * chance.NextDouble()));
    }

    /// <summary>Until a server that did not answer is tried again: growing, and never less than it asked for.</summary>
    /// <param name="attempt">From 0.</param>
    public TimeSpan AfterTrouble(int attempt, TimeSpan? retryAfter)
    {
        var grown = attempt > 10 ? _longestBackOff : _firstBackOff * Math.Pow(2, attempt);
        var pause = (grown > _longestBackOff ? _longestBackOff : grown) * (0.5 + (0.5 * chance.NextDouble()));
        return retryAfter > pause ? retryAfter.Value : pause;
    }
}
