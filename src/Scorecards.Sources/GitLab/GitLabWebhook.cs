using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.GitLab;

/// <summary>What GitLab tells of a project (https://docs.gitlab.com/user/project/integrations/webhook_events/).</summary>
internal static class GitLabWebhook
{
    // Not settings and members, of which it does not tell, nor alerts, of which only some versions do.
    private static readonly HashSet<string> _covered = new(StringComparer.Ordinal)
    {
        RepositoryQueries.Contributors, RepositoryQueries.Owners, RepositoryQueries.Releases, BuildQueries.Builds, BuildQueries.Tests, BuildQueries.Deployments,
    };

    private static readonly HashSet<string> _events = new(StringComparer.Ordinal) { "push", "tag_push", "pipeline", "deployment", "release", "vulnerability" };

    // https://docs.gitlab.com/ci/pipelines/#pipeline-statuses
    private static readonly HashSet<string> _ended = new(StringComparer.Ordinal) { "success", "failed", "canceled", "skipped", "manual" };

    // https://docs.gitlab.com/user/project/integrations/webhooks/#validate-payloads-by-using-a-secret-token
    public static WebhookProof Proof { get; } = WebhookProof.Token("X-Gitlab-Token");

    /// <summary>False for a repository that is not the service's own, since what is told of it is not about the service.</summary>
    public static bool Covers(FactRequest request) => _covered.Contains(request.Query) && !request.Arguments.TryGet(ForgeSource.Repo.Name, out _);

    /// <exception cref="FormatException">It has another form than documented.</exception>
    public static WebhookReading Read(Func<string, string?> headers, JsonElement body)
    {
        var name = body.Text("object_kind") ?? throw new FormatException("it has no object_kind");
        if (!_events.Contains(name))
            return WebhookReading.Ignored(name, "no fact depends on it");
        if (name == "pipeline" && body.Part("object_attributes")?.Text("status") is { } status && !_ended.Contains(status))
            return WebhookReading.Ignored(name, "the pipeline has not ended");
        // Of a vulnerability the project is named within.
        var path = (body.Part("project") ?? body.Part("object_attributes")?.Part("project"))?.Text("path_with_namespace")
            ?? (name == "vulnerability" ? null : throw new FormatException("it has no project.path_with_namespace"));
        return path is null
            ? WebhookReading.Ignored(name, "it names no project")
            // Repeated with a webhook that is sent again; X-Gitlab-Event-UUID is shared by those that led to each other.
            : WebhookReading.Changed(headers("Idempotency-Key"), name, NamedServices.By(Subjects.GitLab, path));
    }
}
