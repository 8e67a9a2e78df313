using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Gitea;

/// <summary>A repository, its owners and its releases: https://docs.gitea.com/api/ (repository).</summary>
internal static class RepositoryReader
{
    private const int MaxPages = 5;

    /// <summary>Where Gitea looks, the first counts (https://docs.gitea.com/usage/code-owners); Forgejo has a folder of its own.</summary>
    private static readonly string[] _owners = ["CODEOWNERS", "docs/CODEOWNERS", ".gitea/CODEOWNERS", ".forgejo/CODEOWNERS"];

    public static async Task<CelValue> RepositoryAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var about = await repository.AboutAsync();
        var name = about.Text("full_name") ?? throw new FormatException("there is no 'full_name'");
        var isEmpty = about.Flag("empty") ?? false;
        return new Repository
        {
            Name = name,
            // An empty one names the branch that it will have.
            DefaultBranch = isEmpty ? null : about.Text("default_branch"),
            Visibility = about.Flag("private") switch
            {
                true => "private",
                false => about.Flag("internal") == true ? "internal" : "public",
                null => throw new FormatException("there is no 'private'"),
            },
            Archived = about.Flag("archived") ?? false,
            Empty = isEmpty,
            Fork = about.Flag("fork") ?? false,
            Description = about.Text("description") is { Length: > 0 } description ? description : null,
            License = about.TextList("licenses").FirstOrDefault(),
            Topics = [.. about.TextList("topics")],
            CreatedAt = about.Time("created_at"),
            PushedAt = about.Text("updated_at") is null ? null : about.Time("updated_at"),
            SizeKiB = (long?)about.Number("size"),
            OpenIssues = (long?)about.Number("open_issues_count"),
            RenamedFrom = name.Equals(repository.Name, StringComparison.OrdinalIgnoreCase) ? null : repository.Name,
        }.ToValue(question.Now);
    }

    public static async Task<CelValue> OwnersAsync(ForgeRepository repository)
    {
        var branch = Uri.EscapeDataString(await repository.DefaultBranchAsync());
        foreach (var path in _owners)
        {
            if (await repository.FindAsync($"contents/{path}?ref={branch}") is not null)
                return new Owners { Exists = true, Path = path }.ToValue();
        }

        return new Owners { Exists = false }.ToValue();
    }

    public static async Task<CelValue> ReleasesAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var since = question.Now.AddDays(-question.Days);
        var (items, truncated) = await repository.ListAsync("releases?draft=false&limit=50", MaxPages, isEnough: all => all.Any(one => At(one) < since && one.Flag("prerelease") != true));
        return Release.ToValue([.. items.Select(Read)], question.Days, truncated, question.Now);
    }

    private static Release Read(JsonElement release) => new(
        release.Text("tag_name") ?? throw new FormatException("a release has no 'tag_name'"),
        release.Text("name"), At(release), release.Flag("prerelease") ?? false, release.Text("html_url"));

    private static DateTimeOffset At(JsonElement release) => release.Time(release.Text("published_at") is null ? "created_at" : "published_at");
}
