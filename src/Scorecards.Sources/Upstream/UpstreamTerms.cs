using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>What a kind knows of the limits of its upstream, so that nobody has to write them down.</summary>
/// <param name="Requests">What the upstream allows within <paramref name="Per"/>, by its documentation.</param>
/// <param name="NotModifiedIsFree">True where it does not count what it answers with 304.</param>
public sealed record UpstreamTerms(long Requests, TimeSpan Per, bool NotModifiedIsFree)
{
    /// <summary>As whom the source signs in where <c>auth</c> does not say it; never a secret.</summary>
    public string? Account { get; init; }

    /// <summary>The pause an answer asks for in words of its own; null where it asks for none.</summary>
    public Func<GuardedReply, TimeSpan?>? Pause { get; init; }
}
