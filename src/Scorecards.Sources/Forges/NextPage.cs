using System.Text.RegularExpressions;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Forges;

/// <summary>The page after this one: the link with <c>rel="next"</c> (RFC 8288).</summary>
internal static partial class NextPage
{
    /// <summary>Null on the last page.</summary>
    public static Uri? Of(GuardedReply reply) =>
        reply.Headers.TryGetValue("link", out var links) && Link().Match(links) is { Success: true } match && Uri.TryCreate(reply.Url, match.Groups["url"].Value, out var next)
            ? next
            : null;

    [GeneratedRegex("""<(?<url>[^<>]+)>\s*;[^<>]*?\brel="?next\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
