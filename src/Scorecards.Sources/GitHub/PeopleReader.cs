using Scorecards.Core.Facts;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>How many people made a repository and how many may change it; who they are is left where it is.</summary>
internal static class PeopleReader
{
    private const int MaxPages = 10;

    /// <summary>https://docs.github.com/en/rest/repos/repos#list-repository-contributors; those without an account count too, machines do not.</summary>
    public static async Task<Contributors> ContributorsAsync(GitHubRepository repository)
    {
        const string Path = "contributors?anon=1&per_page=100";
        var first = await repository.AskAsync(Path);
        if (first.Status == 403 && first.Says("too large"))
            throw new GitHubException(UnknownCause.NotOffered, $"{repository.Host} does not list the contributors of a repository with as many as {repository.Slug}");
        var (people, truncated) = await repository.ListAsync(Path, MaxPages);
        return new Contributors([.. people.Where(one => one.Text("type") != "Bot")
            .Select(one => (long)(one.Number("contributions") ?? throw new FormatException("a contributor has no 'contributions'")))], truncated);
    }

    /// <summary>https://docs.github.com/en/rest/collaborators/collaborators#list-repository-collaborators.</summary>
    public static async Task<AccessCounts> AccessAsync(GitHubRepository repository)
    {
        var (people, truncated) = await repository.ListAsync("collaborators?per_page=100", MaxPages);
        var (outsiders, more) = await repository.ListAsync("collaborators?affiliation=outside&per_page=100", MaxPages);
        var rights = people.Select(one => one.Part("permissions") ?? throw new FormatException("a collaborator has no 'permissions'")).ToList();
        var admins = rights.Count(one => one.Flag("admin") == true);
        var writers = rights.Count(one => one.Flag("admin") != true && one.Flag("push") == true);
        return new AccessCounts(admins, writers, rights.Count - admins - writers, outsiders.Count, truncated || more);
    }
}
