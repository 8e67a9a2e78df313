using Scorecards.Core.Expressions;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>Releases, newest first, https://docs.github.com/en/rest/releases/releases; drafts are nobody's yet.</summary>
internal static class ReleaseReader
{
    private const int MaxPages = 5;

    public static async Task<CelValue> ReadAsync(GitHubRepository repository, long days, DateTimeOffset now)
    {
        var since = now.AddDays(-days);
        var (items, truncated) = await repository.ListAsync("releases?per_page=30", MaxPages,
            isEnough: items => items.Any(item => item.Text("published_at") is not null && item.Time("published_at") < since));
        Release[] releases = [.. items.Where(item => item.Flag("draft") != true && item.Text("published_at") is not null).Select(item => new Release(
            item.Text("tag_name") ?? throw new FormatException("a release has no 'tag_name'"), item.Text("name"), item.Time("published_at"), item.Flag("prerelease") == true, item.Text("html_url")))];
        return Release.ToValue(releases, days, truncated, now);
    }
}
