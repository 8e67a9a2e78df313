using System.Globalization;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>The pause that an answer asks for: <c>Retry-After</c> (RFC 9110) in seconds or as a date, with 429 and 503, and with the 403 by which GitHub says 429.</summary>
internal static class AskedPause
{
    /// <summary>A day: no answer stops a source for good.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    /// <summary>Null when none is asked for.</summary>
    public static TimeSpan? Of(HttpOutcome outcome, DateTimeOffset now)
    {
        if (outcome.Reply is not { Status: 403 or 429 or 503 } reply || !reply.Headers.TryGetValue("retry-after", out var text))
            return null;

        TimeSpan? pause = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, (long)_longest.TotalSeconds))
            : DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at - now
            : null;
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause > _longest ? _longest : pause;
    }
}
