using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Gates;

/// <summary>What is asked, and for how long.</summary>
/// <param name="Key">The name of the request: attempts under the same name are decided once.</param>
/// <param name="Wait">For how long to ask again until the gate opens.</param>
/// <param name="RetryFor">For how long to try a server that does not answer, where <paramref name="Wait"/> is not longer.</param>
internal sealed record GateAsk(GateQuestion Question, string Key, TimeSpan Wait, TimeSpan RetryFor)
{
    /// <summary>The most characters a key may have, with what is added to it while waiting.</summary>
    public const int LongestKey = 200;

    /// <summary>The key of a round: each asks anew, or the first answer would come again for ever.</summary>
    /// <param name="round">From 1.</param>
    public string KeyOf(int round) => round == 1 ? Key : FormattableString.Invariant($"{Key}.{round}");
}
