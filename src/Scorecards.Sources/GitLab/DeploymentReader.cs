using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitLab;

/// <summary>Deployments, https://docs.gitlab.com/api/deployments/.</summary>
internal static class DeploymentReader
{
    private const int MaxPages = 3;

    public static async Task<CelValue> ReadAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var since = question.Now.AddDays(-question.Days);
        var environment = question.Environment is { } name ? $"&environment={Uri.EscapeDataString(name)}" : "";
        var (items, truncated) = await repository.ListAsync(
            $"deployments?order_by=id&sort=desc&per_page=100{environment}", MaxPages, isEnough: all => all.Any(one => one.Time("created_at") < since));
        return Deployment.ToValue(items.Select(item => Read(item, repository)), question.Environment, question.Days, truncated, question.Now);
    }

    private static Deployment Read(JsonElement deployment, ForgeRepository repository) => new(
        deployment.Part("environment")?.Text("name") ?? throw new FormatException("a deployment has no 'environment'"),
        deployment.Text("status") switch
        {
            "success" => BuildResult.Success,
            "failed" => BuildResult.Failure,
            "canceled" or "skipped" => BuildResult.Cancelled,
            null => throw new FormatException("a deployment has no 'status'"),
            _ => BuildResult.Running,
        },
        deployment.Part("deployable") is { } job && job.Text("finished_at") is not null ? job.Time("finished_at") : deployment.Time(deployment.Text("updated_at") is null ? "created_at" : "updated_at"),
        deployment.Text("sha"),
        deployment.Part("deployable")?.Text("web_url") ?? repository.Page("/-/environments"));
}
