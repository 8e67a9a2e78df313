using System.Globalization;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>The questions whether commits were signed and reviewed. People are counted, never named.</summary>
internal sealed class TrustQueries(GitRunner git, TimeSpan timeout, TimeProvider clock)
{
    private const int MaxCommits = 5_000;
    private const char Field = '\x1f';
    private const char Item = '\x1e';

    /// <summary>Commits that carry a signature. It is not verified: that takes the keys of everyone who signs.</summary>
    public async Task<CelValue> SignaturesAsync(Snapshot snapshot, string folder, long days, CancellationToken cancellationToken)
    {
        var (commits, signed, ssh) = (0, 0, 0);
        // Lines of the message are indented in this form, so that none can pass for a header.
        foreach (var line in (await LogAsync(snapshot, folder, days, ["--no-merges", "--pretty=raw"], cancellationToken)).Parts('\n'))
        {
            if (line.StartsWith("commit ", StringComparison.Ordinal))
                commits++;
            else if (line.StartsWith("gpgsig", StringComparison.Ordinal))
            {
                signed++;
                ssh += line.Contains("BEGIN SSH SIGNATURE", StringComparison.Ordinal) ? 1 : 0;
            }
        }

        return new FactFields
        {
            { "commits", commits },
            { "signed", signed },
            { "signedBySsh", ssh },
            { "signedShare", Share(signed, commits) },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    /// <summary>Commits that name a reviewer other than their author in a trailer of their message.</summary>
    /// <param name="keys">The trailers, such as <c>Reviewed-by</c>.</param>
    public async Task<CelValue> ReviewsAsync(Snapshot snapshot, string folder, long days, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var trailers = string.Join(',', keys.Select(key => $"key={key}").Append("valueonly=true").Append("unfold=true").Append("separator=%x1e"));
        var log = await LogAsync(snapshot, folder, days, ["--no-merges", "-z", $"--format=%aE%x1f%aN%x1f%(trailers:{trailers})"], cancellationToken);
        var reviewers = log.Parts('\0').Select(commit => commit.Split(Field)).Where(commit => commit.Length == 3)
            .Select(commit => commit[2].Split(Item, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(reviewer => !IsAuthor(reviewer, commit[0], commit[1])).Select(Address).ToList())
            .ToList();
        return new FactFields
        {
            { "commits", reviewers.Count },
            { "reviewed", reviewers.Count(some => some.Count > 0) },
            { "reviewedShare", Share(reviewers.Count(some => some.Count > 0), reviewers.Count) },
            { "reviewers", reviewers.SelectMany(some => some).Distinct().Count() },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    private static bool IsAuthor(string reviewer, string mail, string name) =>
        Address(reviewer).Equals(mail, StringComparison.OrdinalIgnoreCase) || reviewer.Equals(name, StringComparison.OrdinalIgnoreCase);

    // "Ada <ada@example.com>", or a name alone.
    private static string Address(string reviewer)
    {
        var (start, end) = (reviewer.LastIndexOf('<'), reviewer.LastIndexOf('>'));
        return (start >= 0 && end > start ? reviewer[(start + 1)..end] : reviewer).Trim().ToLowerInvariant();
    }

    private static double? Share(int some, int all) => all == 0 ? null : (double)some / all;

    private async Task<GitResult> LogAsync(Snapshot snapshot, string folder, long days, string[] options, CancellationToken cancellationToken)
    {
        if (snapshot.Commit is null)
            return new GitResult(0, ReadOnlyMemory<byte>.Empty, false, "");
        var since = clock.GetUtcNow().AddDays(-days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string[] arguments = ["log", $"--max-count={MaxCommits}", $"--since={since}", .. options, snapshot.Commit, "--", .. folder.Length == 0 ? [] : new[] { folder }];
        // A log of people reads the file .mailmap.
        var result = await git.RunAsync(snapshot.Repository.CallForContents(arguments) with { Timeout = timeout }, cancellationToken);
        return result.Succeeded ? result : throw GitTrouble.OfQuestion(result.ErrorText);
    }
}
