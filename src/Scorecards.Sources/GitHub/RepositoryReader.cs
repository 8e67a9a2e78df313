using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>The repository itself and its code owners, https://docs.github.com/en/rest/repos/repos.</summary>
internal static class RepositoryReader
{
    private const int MaxErrors = 100;

    public static async Task<Repository> RepositoryAsync(GitHubRepository repository)
    {
        var about = await repository.AboutAsync();
        var name = about.Text("full_name") ?? throw new FormatException("there is no 'full_name'");
        var isEmpty = await IsEmptyAsync(repository, about);
        return new Repository
        {
            Name = name,
            DefaultBranch = isEmpty ? null : about.Text("default_branch"),
            Visibility = about.Text("visibility") ?? (about.Flag("private") == true ? "private" : "public"),
            Archived = about.Flag("archived") ?? throw new FormatException("there is no 'archived'"),
            Empty = isEmpty,
            Fork = about.Flag("fork") == true,
            Description = about.Text("description"),
            // What it calls NOASSERTION is a licence that it does not know.
            License = about.Part("license")?.Text("spdx_id") is { } id and not "NOASSERTION" ? id : null,
            Topics = [.. about.TextList("topics")],
            CreatedAt = about.Time("created_at"),
            PushedAt = about.Text("pushed_at") is null ? null : about.Time("pushed_at"),
            SizeKiB = (long?)about.Number("size"),
            OpenIssues = (long?)about.Number("open_issues_count"),
            RenamedFrom = name.Equals(repository.Slug.ToString(), StringComparison.OrdinalIgnoreCase) ? null : repository.Slug.ToString(),
        };
    }

    /// <summary>https://docs.github.com/en/rest/repos/repos#list-codeowners-errors; the line is told and not who is named in it.</summary>
    public static async Task<Owners> OwnersAsync(GitHubRepository repository)
    {
        const string Path = "codeowners/errors";
        var reply = await repository.AskAsync(Path);
        if (reply.Status == 404)
        {
            if (await IsEmptyAsync(repository, await repository.AboutAsync()))
                return new Owners { Exists = false };
            // The same 404 tells that there is no such file and that we may not see files, so one that is there is asked for.
            var files = await repository.AskAsync($"commits?per_page=1&sha={Uri.EscapeDataString(await repository.DefaultBranchAsync())}");
            return files.Error is null ? new Owners { Exists = false } : throw await repository.WhyAsync(files.Status == 404 ? reply : files, Path);
        }

        if (reply.Error is not null)
            throw await repository.WhyAsync(reply, Path);
        var errors = reply.Body.Items("errors");
        return new Owners
        {
            Exists = true,
            Path = errors.Select(error => error.Text("path")).FirstOrDefault(),
            Errors = [.. errors.Take(MaxErrors).Select(error => $"line {error.Number("line")}: {error.Text("kind")}")],
        };
    }

    /// <summary>A small repository has the size 0 as an empty one has, so its commits are asked for: 409 when there are none.</summary>
    private static async Task<bool> IsEmptyAsync(GitHubRepository repository, JsonElement about)
    {
        if (about.Number("size") is not 0)
            return false;
        var commits = await repository.AskAsync("commits?per_page=1");
        return commits.Status == 409 || (commits.Error is null ? false : throw await repository.WhyAsync(commits, "commits"));
    }
}
