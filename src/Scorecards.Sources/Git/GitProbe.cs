using System.Text;
using System.Text.RegularExpressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Git;

/// <summary>
/// Asks a server over HTTP, as git does first, whether the repository is there. Its status says clearly what git's words only hint
/// at, and a page to sign in, which git takes for an empty repository, is found out.
/// </summary>
internal sealed partial class GitProbe(GuardedHttp http)
{
    private const string Question = "/info/refs?service=git-upload-pack";

    /// <exception cref="GitException">The repository is not there or the server is in trouble.</exception>
    public async Task<RemoteHead> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        var (reply, trouble) = await http.GetAsync(new GuardedRequest(new Uri(url.AbsoluteUri.TrimEnd('/') + Question)), cancellationToken);
        if (trouble is not null)
        {
            var cause = trouble.Kind is HttpTroubleKind.Blocked or HttpTroubleKind.BadUrl ? UnknownCause.Definition : UnknownCause.Source;
            throw new GitException(cause, trouble.Message);
        }

        var place = url.GetLeftPart(UriPartial.Path);
        if (reply!.Status != 200)
            throw new GitException(reply.Status is 404 or 410 ? UnknownCause.Subject : UnknownCause.Source, $"{place}: {Words(reply)}");
        if (reply.ContentType?.MediaType != "application/x-git-upload-pack-advertisement")
            throw new GitException(UnknownCause.Source, $"{place} answers {reply.ContentType?.MediaType ?? "nothing"}, which is not a git repository over HTTP");

        var text = Encoding.UTF8.GetString(reply.Body.Span);
        var (branch, commit) = (HeadSymref().Match(text), HeadCommit().Match(text));
        var end = reply.Url.AbsoluteUri.IndexOf("/info/refs", StringComparison.Ordinal);
        return new RemoteHead(
            end > 0 ? new Uri(reply.Url.AbsoluteUri[..end]) : url,
            branch.Success ? branch.Groups[1].Value : null,
            commit.Success ? commit.Groups[1].Value : null);
    }

    private static string Words(GuardedReply reply) => reply.Status switch
    {
        401 or 403 => $"status {reply.Status}: the credentials of the source are missing or not enough",
        404 or 410 => $"status {reply.Status}: there is no such repository, or the source's credentials do not show it",
        429 => $"status 429: too many requests{(reply.Headers.TryGetValue("retry-after", out var after) ? $", retry after {after} s" : "")}",
        _ when reply.RedirectRefused is { } refused => $"status {reply.Status}: {refused}",
        _ => $"status {reply.Status}",
    };

    [GeneratedRegex(@"\bsymref=HEAD:(refs/heads/[^\s\0]+)", RegexOptions.CultureInvariant)]
    private static partial Regex HeadSymref();

    [GeneratedRegex(@"[0-9a-f]{4}([0-9a-f]{40}|[0-9a-f]{64}) HEAD\0", RegexOptions.CultureInvariant)]
    private static partial Regex HeadCommit();
}
