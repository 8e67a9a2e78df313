using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.GitHub;

/// <summary>What GitHub tells of a repository (https://docs.github.com/en/webhooks/webhook-events-and-payloads).</summary>
internal static class GitHubWebhook
{
    private static readonly HashSet<string> _events = new(StringComparer.Ordinal)
    {
        "branch_protection_configuration", "branch_protection_rule", "code_scanning_alert", "create", "delete", "dependabot_alert", "deployment",
        "deployment_status", "member", "public", "push", "release", "repository", "repository_ruleset", "secret_scanning_alert", "team_add", "workflow_run",
    };

    // Not environments and queues, of which it does not tell, nor access, which an organization may change for many repositories at once.
    private static readonly HashSet<string> _covered = new(StringComparer.Ordinal)
    {
        RepositoryQueries.Repository, RepositoryQueries.Protection, RepositoryQueries.Contributors, RepositoryQueries.Owners, RepositoryQueries.Releases,
        RepositoryQueries.Alerts, BuildQueries.Builds, BuildQueries.Deployments,
    };

    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
    public static WebhookProof Proof { get; } = WebhookProof.Signature("X-Hub-Signature-256", "sha256=");

    /// <summary>False for a repository that is not the service's own, since what is told of it is not about the service.</summary>
    public static bool Covers(FactRequest request) => _covered.Contains(request.Query) && !request.Arguments.TryGet("repo", out _);

    /// <exception cref="FormatException">It has another form than documented.</exception>
    public static WebhookReading Read(Func<string, string?> headers, JsonElement body)
    {
        var name = headers("X-GitHub-Event") ?? throw new FormatException("it has no X-GitHub-Event");
        if (!_events.Contains(name))
            return WebhookReading.Ignored(name, "no fact depends on it");
        if (name == "workflow_run" && body.Text("action") != "completed")
            return WebhookReading.Ignored(name, "the run has not ended");
        // Rules of an organization are told without one.
        if (body.Part("repository") is not { } repository)
            return WebhookReading.Ignored(name, "it is about no repository");
        var slug = repository.Text("full_name") ?? throw new FormatException("its repository has no full_name");
        return WebhookReading.Changed(headers("X-GitHub-Delivery"), name, NamedServices.By(Subjects.GitHub, [slug, .. Before(body, slug)]));
    }

    /// <summary>What it was called before it was renamed or given to another owner: services are annotated with that yet.</summary>
    private static IEnumerable<string> Before(JsonElement body, string slug)
    {
        if (body.Part("changes") is not { } changes)
            return [];
        var (owner, name) = slug.Split('/') is [var o, var n] ? (o, n) : ("", slug);
        var oldName = changes.Part("repository")?.Part("name")?.Text("from");
        var from = changes.Part("owner")?.Part("from");
        var oldOwner = (from?.Part("user") ?? from?.Part("organization"))?.Text("login");
        return oldName is null && oldOwner is null ? [] : [$"{oldOwner ?? owner}/{oldName ?? name}"];
    }
}
