using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitLab;

/// <summary>A project as a repository, https://docs.gitlab.com/api/projects/.</summary>
internal static class ProjectReader
{
    private const int MaxPages = 3;

    /// <summary>Where GitLab looks, the first counts: https://docs.gitlab.com/user/project/codeowners/.</summary>
    private static readonly string[] _owners = ["CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

    public static async Task<CelValue> RepositoryAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var project = await repository.AboutAsync("?license=true&statistics=true");
        var name = project.Text("path_with_namespace") ?? throw new FormatException("there is no 'path_with_namespace'");
        return new Repository
        {
            Name = name,
            DefaultBranch = project.Text("default_branch"),
            Visibility = project.Text("visibility") ?? throw new FormatException("there is no 'visibility'"),
            Archived = project.Flag("archived") ?? false,
            Empty = project.Flag("empty_repo") ?? project.Text("default_branch") is null,
            Fork = project.Part("forked_from_project") is not null,
            Description = project.Text("description") is { Length: > 0 } description ? description : null,
            License = project.Part("license")?.Text("key") is { } license ? SpdxName.Of(license) : null,
            Topics = [.. project.TextList("topics")],
            CreatedAt = project.Time("created_at"),
            PushedAt = project.Text("last_activity_at") is null ? null : project.Time("last_activity_at"),
            SizeKiB = project.Part("statistics")?.Number("repository_size") is { } bytes ? (long)bytes / 1024 : null,
            OpenIssues = (long?)project.Number("open_issues_count"),
            RenamedFrom = name.Equals(repository.Name, StringComparison.OrdinalIgnoreCase) ? null : repository.Name,
        }.ToValue(question.Now);
    }

    public static async Task<CelValue> OwnersAsync(ForgeRepository repository)
    {
        var branch = Uri.EscapeDataString(await repository.DefaultBranchAsync());
        foreach (var path in _owners)
        {
            if (await repository.FindAsync($"repository/files/{Uri.EscapeDataString(path)}?ref={branch}") is not null)
                return new Owners { Exists = true, Path = path }.ToValue();
        }

        return new Owners { Exists = false }.ToValue();
    }

    /// <summary>https://docs.gitlab.com/api/releases/. GitLab knows no pre-releases; one that is to come is none yet.</summary>
    public static async Task<CelValue> ReleasesAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var since = question.Now.AddDays(-question.Days);
        var (items, truncated) = await repository.ListAsync("releases?per_page=100", MaxPages, isEnough: all => all.Any(one => one.Time("released_at") < since));
        var releases = items.Where(item => item.Flag("upcoming_release") != true).Select(Read).ToList();
        return Release.ToValue(releases, question.Days, truncated, question.Now);
    }

    private static Release Read(JsonElement release) => new(
        release.Text("tag_name") ?? throw new FormatException("a release has no 'tag_name'"),
        release.Text("name"), release.Time("released_at"), Prerelease: false, release.Part("_links")?.Text("self"));
}
