using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>Environments and what protects them, https://docs.github.com/en/rest/deployments/environments.</summary>
internal static class EnvironmentReader
{
    private const int MaxPages = 3;

    public static async Task<CelValue> ReadAsync(GitHubRepository repository)
    {
        var (items, truncated) = await repository.ListAsync("environments?per_page=100", MaxPages, under: "environments");
        return DeployEnvironment.ToValue([.. items.Select(Read)], truncated);
    }

    private static DeployEnvironment Read(JsonElement item)
    {
        JsonElement[] rules = item.Part("protection_rules") is { } list ? list.Items() : [];
        var policy = item.Part("deployment_branch_policy");
        return new DeployEnvironment
        {
            Name = item.Text("name") ?? throw new FormatException("an environment has no name"),
            // To wait keeps nobody away.
            Protected = policy is not null || rules.Any(rule => rule.Text("type") is not "wait_timer"),
            Reviewers = rules.Where(rule => rule.Text("type") == "required_reviewers").Sum(rule => rule.Items("reviewers").Length),
            WaitMinutes = rules.Where(rule => rule.Text("type") == "wait_timer").Sum(rule => (long?)rule.Number("wait_timer") ?? 0),
            Branches = policy is null ? "all" : policy.Value.Flag("protected_branches") == true ? "protected" : "selected",
        };
    }
}
