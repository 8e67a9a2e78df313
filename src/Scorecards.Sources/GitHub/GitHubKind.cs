using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.GitHub;

/// <summary>The kind <c>github</c>: repositories, workflows and alerts of github.com or a GitHub Enterprise Server.</summary>
public static class GitHubKind
{
    public const string Name = "github";

    private static readonly Uri _public = new("https://api.github.com");

    private static readonly SourceArgument _repo = new("repo", "The repository as owner/name; that of the service's annotation without it.");

    public static SourceFactory Factory { get; } = new(
        new SourceKind(Name, BuiltIn: false,
        [
            .. RepositoryQueries.All.Concat(BuildQueries.All).Where(query => query.Name != BuildQueries.Tests)
                .Select(query => query with { Arguments = [.. query.Arguments, _repo] }),
        ]),
        Create);

    private static GitHubSource? Create(SourceSetup setup)
    {
        var url = setup.RequiredUrl(_public);
        var app = AppOptions.Read(setup);
        var http = setup.Http((int)setup.Number("maxMiB", 8, 1, 64) * 1024 * 1024, terms: GitHubLimits.Terms(app is not null || setup.Spec.Auth is not null, app?.Account));
        var webhook = WebhookReceiver.Of(setup, GitHubWebhook.Proof, GitHubWebhook.Covers, GitHubWebhook.Read);
        if (setup.Finish() && url is not null)
            return new GitHubSource(setup.Name, new GitHubApi(setup.Name, url, http, app is null ? null : new InstallationTokens(app, url, http, setup.Context)), setup.Context.Clock, http) { Webhook = webhook };
        http.Dispose();
        return null;
    }
}
