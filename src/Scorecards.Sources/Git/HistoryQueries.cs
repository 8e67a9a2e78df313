using System.Globalization;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>The questions about the history of a repository. People are counted, never named.</summary>
internal sealed class HistoryQueries(GitRunner git, TimeSpan timeout, TimeProvider clock)
{
    private const int MaxTags = 200;
    private const int MaxCommits = 200_000;

    /// <summary>Commits, without merges, of the last days.</summary>
    public async Task<CelValue> ActivityAsync(Snapshot snapshot, string folder, long days, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var people = await LogAsync(snapshot, folder, ["--no-merges", $"--max-count={MaxCommits}", $"--since={since}", "--format=%aE%x00%aN"], cancellationToken);
        var commits = people.Select(line => line.Split('\0')).Where(person => !IsMachine(person)).GroupBy(person => person[0].ToLowerInvariant()).Select(group => group.LongCount()).ToList();
        var last = TimeOf((await LogAsync(snapshot, folder, ["--max-count=1", "--format=%ct"], cancellationToken)).FirstOrDefault());
        return new FactFields
        {
            { "commits", people.Count },
            { "contributors", commits.Count },
            { "busiestShare", Shares.Busiest(commits) },
            { "busFactor", Shares.BusFactor(commits) },
            { "lastCommitAt", last },
            { "lastCommitAgeDays", Age.Days(last, now) },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    public async Task<CelValue> TagsAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var result = await RunAsync(snapshot,
            ["for-each-ref", "--sort=-creatordate", "--format=%(refname:strip=2)%00%(creatordate:unix)", "refs/tags"], cancellationToken);
        var tags = result.Parts('\n').Select(line => line.Split('\0')).ToList();
        return new FactFields
        {
            { "count", tags.Count },
            { "latest", tags.Count > 0 ? tags[0][0] : null },
            { "latestAgeDays", tags.Count > 0 ? Age.Days(TimeOf(tags[0][1]), clock.GetUtcNow()) : null },
            { "tags", tags.Take(MaxTags).Select(tag => tag[0]) },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    /// <summary>The branch that HEAD stands for.</summary>
    public async Task<CelValue> BranchAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var head = await git.RunAsync(snapshot.Repository.Call("symbolic-ref", "--quiet", "--short", "HEAD"), cancellationToken);
        var refs = await RunAsync(snapshot, ["for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes/origin"], cancellationToken);
        var branches = refs.Parts('\n').Select(name => name.Replace("refs/heads/", "", StringComparison.Ordinal).Replace("refs/remotes/origin/", "", StringComparison.Ordinal))
            .Where(name => name != "HEAD").Distinct().Count();
        var last = TimeOf((await LogAsync(snapshot, "", ["--max-count=1", "--format=%ct"], cancellationToken)).FirstOrDefault());
        return new FactFields
        {
            { "name", head.Succeeded ? head.Text.Trim() : null },
            { "ageDays", Age.Days(last, clock.GetUtcNow()) },
            { "branches", branches },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    // Bots keep a repository fresh, but nobody can ask them.
    private static bool IsMachine(string[] person) =>
        person.Any(part => part.Contains("[bot]", StringComparison.OrdinalIgnoreCase) || part.EndsWith("-bot", StringComparison.OrdinalIgnoreCase));

    private static DateTimeOffset? TimeOf(string? seconds) =>
        long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 250_000_000_000 && value > -60_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;

    private async Task<List<string>> LogAsync(Snapshot snapshot, string folder, string[] options, CancellationToken cancellationToken)
    {
        if (snapshot.Commit is null)
            return [];
        var result = await RunAsync(snapshot, ["log", .. options, snapshot.Commit, "--", .. folder.Length == 0 ? [] : new[] { folder }], cancellationToken);
        return [.. result.Parts('\n')];
    }

    private async Task<GitResult> RunAsync(Snapshot snapshot, string[] arguments, CancellationToken cancellationToken)
    {
        // A log of people reads the file .mailmap.
        var call = arguments[0] == "log" ? snapshot.Repository.CallForContents(arguments) : snapshot.Repository.Call(arguments);
        var result = await git.RunAsync(call with { Timeout = timeout }, cancellationToken);
        return result.Succeeded ? result : throw GitTrouble.OfQuestion(result.ErrorText);
    }
}
