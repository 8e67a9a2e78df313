using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Gitea;

/// <summary>What Gitea and Forgejo tell of a repository (https://docs.gitea.com/usage/webhooks).</summary>
internal static class GiteaWebhook
{
    // Not settings, of which it does not tell, nor builds, of which only some versions do.
    private static readonly HashSet<string> _covered = new(StringComparer.Ordinal) { RepositoryQueries.Owners, RepositoryQueries.Releases };

    private static readonly HashSet<string> _events = new(StringComparer.Ordinal) { "create", "delete", "push", "release", "repository", "status", "workflow_run" };

    public static WebhookProof Proof { get; } = WebhookProof.Signature("X-Gitea-Signature");

    /// <summary>False for a repository that is not the service's own, since what is told of it is not about the service.</summary>
    public static bool Covers(FactRequest request) => _covered.Contains(request.Query) && !request.Arguments.TryGet(ForgeSource.Repo.Name, out _);

    /// <exception cref="FormatException">It has another form than documented.</exception>
    public static WebhookReading Read(Func<string, string?> headers, JsonElement body)
    {
        var name = headers("X-Gitea-Event") ?? throw new FormatException("it has no X-Gitea-Event");
        if (!_events.Contains(name))
            return WebhookReading.Ignored(name, "no fact depends on it");
        if (name == "workflow_run" && body.Text("action") is { } action && action != "completed")
            return WebhookReading.Ignored(name, "the run has not ended");
        var slug = body.Part("repository")?.Text("full_name") ?? throw new FormatException("it has no repository.full_name");
        return WebhookReading.Changed(headers("X-Gitea-Delivery"), name, NamedServices.By(Subjects.Gitea, slug));
    }
}
