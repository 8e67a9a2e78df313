using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>
/// Deployments with how each went. REST has the outcome of each deployment behind a request of its own; GraphQL has a hundred in one
/// (https://docs.github.com/en/graphql/reference/objects#deployment).
/// </summary>
internal static class DeploymentReader
{
    private const int MaxPages = 3;

    private const string Query = """
        query($owner: String!, $name: String!, $environments: [String!], $after: String) {
          repository(owner: $owner, name: $name) {
            deployments(first: 100, after: $after, environments: $environments, orderBy: {field: CREATED_AT, direction: DESC}) {
              nodes { environment state createdAt commitOid latestStatus { logUrl } }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
        """;

    /// <param name="environment">Null for all.</param>
    public static async Task<CelValue> ReadAsync(GitHubRepository repository, string? environment, long days, DateTimeOffset now)
    {
        var (found, after, since) = (new List<Deployment>(), (string?)null, now.AddDays(-days));
        for (var page = 0; page < MaxPages; page++)
        {
            var deployments = await PageAsync(repository, environment, after);
            found.AddRange(deployments.Items("nodes").Select(Read));
            var info = deployments.Part("pageInfo") ?? throw new FormatException("there is no 'pageInfo'");
            if (info.Flag("hasNextPage") != true || found.Any(one => one.At < since))
                return Deployment.ToValue(found, environment, days, truncated: false, now);
            var next = info.Text("endCursor");
            if (next is null || next == after)
                throw new GitHubException(UnknownCause.Source, $"the pages of {repository.Host} for deployments lead in a circle");
            after = next;
        }

        return Deployment.ToValue(found, environment, days, truncated: true, now);
    }

    private static async Task<JsonElement> PageAsync(GitHubRepository repository, string? environment, string? after)
    {
        var data = await repository.QueryAsync(Query, environment, after);
        return data.Part("repository") is { } found
            ? found.Part("deployments") ?? throw new FormatException("there is no 'deployments'")
            : throw new GitHubException(UnknownCause.Subject, $"{repository.Host} has no {repository.Slug}, or our credentials may not see it");
    }

    private static Deployment Read(JsonElement node) => new(
        node.Text("environment") ?? "",
        node.Text("state") switch
        {
            // One whose place another has taken is inactive, or destroyed if it was made to go; only one that succeeded can become either.
            "ACTIVE" or "SUCCESS" or "INACTIVE" or "DESTROYED" => BuildResult.Success,
            "FAILURE" or "ERROR" => BuildResult.Failure,
            "ABANDONED" => BuildResult.Cancelled,
            _ => BuildResult.Running,
        },
        node.Time("createdAt"),
        node.Text("commitOid"),
        node.Part("latestStatus")?.Text("logUrl"));
}
