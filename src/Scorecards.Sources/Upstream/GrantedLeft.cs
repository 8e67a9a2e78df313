using System.Globalization;
using System.Text.RegularExpressions;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>
/// What an upstream says is left of its own limit, and until when: <c>X-RateLimit-Remaining</c> and <c>-Reset</c> (a time in
/// seconds since 1970, or seconds from now), <c>RateLimit-Remaining</c> and <c>-Reset</c>, or <c>RateLimit</c> with either of its forms
/// (drafts of the IETF httpapi group).
/// </summary>
internal sealed partial record GrantedLeft(long Left, DateTimeOffset RenewsAt)
{
    /// <summary>Numbers from here on are times, and below are seconds from now.</summary>
    private const long FirstTime = 1_000_000_000;

    /// <summary>A week: no answer stops a source for longer.</summary>
    private const long Longest = 7 * 24 * 3600;

    /// <summary>Null when the answer says nothing of it.</summary>
    public static GrantedLeft? Of(HttpOutcome outcome, DateTimeOffset now)
    {
        if (outcome.Reply is not { } reply)
            return null;
        var (left, reset) = (Number(reply, "x-ratelimit-remaining"), Number(reply, "x-ratelimit-reset"));
        if (left is null || reset is null)
            (left, reset) = (Number(reply, "ratelimit-remaining"), Number(reply, "ratelimit-reset"));
        if ((left is null || reset is null) && reply.Headers.TryGetValue("ratelimit", out var text))
            (left, reset) = (Number(LeftField().Match(text)), Number(ResetField().Match(text)));
        if (left is not { } count || reset is not { } at)
            return null;

        var seconds = Math.Min(at >= FirstTime ? at - now.ToUnixTimeSeconds() : at, Longest);
        return seconds > 0 ? new GrantedLeft(count, now.AddSeconds(seconds)) : null;
    }

    private static long? Number(GuardedReply reply, string header) => reply.Headers.TryGetValue(header, out var text) ? Number(text) : null;

    private static long? Number(Match match) => match.Success ? Number(match.Groups[1].Value) : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"(?:^|[;,\s])(?:r|remaining)\s*=\s*(\d{1,18})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LeftField();

    [GeneratedRegex(@"(?:^|[;,\s])(?:t|reset)\s*=\s*(\d{1,18})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ResetField();
}
