using Scorecards.Core.Facts;
using Scorecards.Sources.Git;
using Scorecards.Sources.Network;
using Scorecards.Sources.Paths;

namespace Scorecards.Sources.Files;

/// <summary>Gets reports: of a repository those whose paths match, of a URL its body.</summary>
/// <param name="maxBytes">All reports of one answer together.</param>
internal sealed class ReportFinder(FileQueries files, GuardedHttp http, int maxBytes)
{
    /// <summary>More files than this are a pattern that is too wide.</summary>
    public const int MaxFiles = 50;

    /// <exception cref="GitException">git fails.</exception>
    /// <exception cref="ReportException">There are too many, or they are too long.</exception>
    public async Task<IReadOnlyList<ReportFile>> OfRepositoryAsync(Snapshot snapshot, string folder, string path, CancellationToken cancellationToken)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        var paths = Glob.IsPattern(path) ? await MatchingAsync(snapshot, folder, path, cancellationToken) : [path];
        var (reports, left) = (new List<ReportFile>(), maxBytes);
        foreach (var one in paths)
        {
            if (await files.ContentAsync(snapshot, prefix + one, left, cancellationToken) is not var (bytes, isTruncated))
                continue;
            if (isTruncated)
                throw TooLong(one);
            left -= bytes.Length;
            reports.Add(new ReportFile(one, bytes));
        }

        return reports;
    }

    /// <exception cref="ReportException">There is no report, or the way to it is in trouble.</exception>
    public async Task<ReportFile> OfUrlAsync(Uri url, CancellationToken cancellationToken)
    {
        var place = url.GetLeftPart(UriPartial.Path);
        var (reply, trouble) = await http.GetAsync(new GuardedRequest(url), cancellationToken);
        if (trouble is not null)
        {
            throw new ReportException(trouble.Kind switch
            {
                HttpTroubleKind.Blocked => UnknownCause.Definition,
                HttpTroubleKind.BadUrl => UnknownCause.Subject,
                _ => UnknownCause.Source,
            }, trouble.Message);
        }

        return reply!.Status switch
        {
            200 when reply.IsTruncated => throw TooLong(place),
            // A page to sign in at, as a rule.
            200 when reply.ContentType?.MediaType is "text/html" => throw new ReportException(UnknownCause.Source, $"{place} answers a page for people and no report: look at the source's auth"),
            200 => new ReportFile(place, reply.Body),
            404 or 410 => throw new ReportException($"{place} answered {reply.Status}: there is no report"),
            401 or 403 => throw new ReportException(UnknownCause.Source, $"{place} answered {reply.Status}: the credentials of the source are missing or not enough"),
            429 when reply.Headers.TryGetValue("retry-after", out var after) => throw new ReportException(UnknownCause.Source, $"{place} answered 429: too many requests, retry after {after} s"),
            _ => throw new ReportException(UnknownCause.Source, $"{place} answered {reply.Status}{(reply.RedirectRefused is { } refused ? $": {refused}" : "")}"),
        };
    }

    private async Task<List<string>> MatchingAsync(Snapshot snapshot, string folder, string pattern, CancellationToken cancellationToken)
    {
        var glob = Glob.Parse(pattern).Glob!;
        var list = await files.ListAsync(snapshot, folder, cancellationToken);
        // git is asked for a file on a line of its own.
        var matching = list.Paths.Where(path => glob.Matches(path) && !path.Any(char.IsControl)).ToList();
        return matching.Count <= MaxFiles && !list.IsTruncated
            ? matching
            : throw new ReportException(UnknownCause.Definition, $"'{pattern}' matches {matching.Count} files, and at most {MaxFiles} are read");
    }

    private ReportException TooLong(string place) => new($"{place}: the reports have more than {maxBytes / 1024 / 1024} MiB; the option maxReportMiB of the source can be raised");
}
