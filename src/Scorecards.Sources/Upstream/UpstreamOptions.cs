using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>What one source wants of its way to the upstream.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Timeout">How long one question may take, repeats included.</param>
internal sealed record UpstreamOptions(string Source, TimeSpan Timeout)
{
    /// <summary>True where how the other side answers is the fact itself: each question is sent once, whatever came before.</summary>
    public bool IsProbe { get; init; }

    /// <summary>Where answers are kept; null where none are.</summary>
    public KeptReplies? Kept { get; init; }

    /// <summary>The pause an answer asks for in words of its own, beside what <see cref="AskedPause"/> understands.</summary>
    public Func<GuardedReply, TimeSpan?>? Pause { get; init; }

    /// <summary>The budget of an account, which is null where the source signs in as one; null where as much may be sent as is needed.</summary>
    public Func<string?, Budget>? Budget { get; init; }
}
