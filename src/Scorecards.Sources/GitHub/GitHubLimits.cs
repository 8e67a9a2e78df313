using System.Text;
using Scorecards.Sources.Network;
using Scorecards.Sources.Upstream;

namespace Scorecards.Sources.GitHub;

/// <summary>What GitHub allows, https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api.</summary>
internal static class GitHubLimits
{
    /// <summary>A user's, and the least of an installation: more repositories and more people give it more.</summary>
    private const long SignedIn = 5000;

    private const long Anonymous = 60;

    /// <summary>What to wait after a secondary limit that says no time.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(1);

    /// <param name="account">As which app requests are counted; null where <c>auth</c> says it, or nobody signs in.</param>
    public static UpstreamTerms Terms(bool isSignedIn, string? account) =>
        new(isSignedIn ? SignedIn : Anonymous, TimeSpan.FromHours(1), NotModifiedIsFree: isSignedIn) { Account = account, Pause = Pause };

    /// <summary>True for an answer that refuses because too much was asked, which GitHub says by 403 as well as by 429.</summary>
    public static bool IsReached(GuardedReply reply) =>
        reply.Status == 429 || (reply.Status == 403 && (IsUsedUp(reply) || reply.Headers.ContainsKey("retry-after") || IsSecondary(reply)));

    // With a time of its own, or with nothing left until a time, the headers say it.
    private static TimeSpan? Pause(GuardedReply reply) =>
        reply.Status is 403 or 429 && !reply.Headers.ContainsKey("retry-after") && !IsUsedUp(reply) && IsSecondary(reply) ? _pause : null;

    private static bool IsUsedUp(GuardedReply reply) => reply.Headers.GetValueOrDefault("x-ratelimit-remaining") == "0";

    private static bool IsSecondary(GuardedReply reply)
    {
        var said = Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(reply.Body.Length, 4096)]);
        return said.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase) || said.Contains("abuse detection", StringComparison.OrdinalIgnoreCase);
    }
}
