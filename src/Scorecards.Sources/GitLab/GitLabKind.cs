using System.Text.RegularExpressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Upstream;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.GitLab;

/// <summary>The kind <c>gitlab</c>: projects and pipelines of gitlab.com or a GitLab of one's own.</summary>
public static partial class GitLabKind
{
    private static readonly Uri _public = new("https://gitlab.com");

    // https://docs.gitlab.com/security/rate_limits/: of gitlab.com for one who signs in; a GitLab of one's own has none unless someone sets one.
    private static readonly UpstreamTerms _terms = new(2000, TimeSpan.FromMinutes(1), NotModifiedIsFree: false);

    private static readonly Forge _forge = new()
    {
        Kind = "gitlab",
        Product = "GitLab",
        Annotation = Subjects.GitLab,
        NameForm = "group/project, with all its groups",
        PathOf = name => Form().IsMatch(name) ? $"projects/{Uri.EscapeDataString(name)}" : null,
        Answers = new Dictionary<string, Func<ForgeRepository, ForgeQuestion, Task<Core.Expressions.CelValue>>>
        {
            [RepositoryQueries.Repository] = ProjectReader.RepositoryAsync,
            [RepositoryQueries.Protection] = ProtectionReader.ReadAsync,
            [RepositoryQueries.Contributors] = (repository, _) => PeopleReader.ContributorsAsync(repository),
            [RepositoryQueries.Access] = (repository, _) => PeopleReader.AccessAsync(repository),
            [RepositoryQueries.Owners] = (repository, _) => ProjectReader.OwnersAsync(repository),
            [RepositoryQueries.Releases] = ProjectReader.ReleasesAsync,
            [RepositoryQueries.Environments] = (repository, _) => EnvironmentReader.ReadAsync(repository),
            [RepositoryQueries.Alerts] = VulnerabilityReader.ReadAsync,
            [BuildQueries.Builds] = PipelineReader.BuildsAsync,
            [BuildQueries.Deployments] = DeploymentReader.ReadAsync,
            [BuildQueries.Tests] = PipelineReader.TestsAsync,
            [BuildQueries.Queue] = PipelineReader.QueueAsync,
        },
        Pages = new Dictionary<string, string>
        {
            [RepositoryQueries.Protection] = "/-/settings/repository",
            [RepositoryQueries.Contributors] = "/-/graphs/HEAD",
            [RepositoryQueries.Access] = "/-/project_members",
            [RepositoryQueries.Releases] = "/-/releases",
            [RepositoryQueries.Environments] = "/-/environments",
            [RepositoryQueries.Alerts] = "/-/security/vulnerability_report",
            [BuildQueries.Builds] = "/-/pipelines",
            [BuildQueries.Deployments] = "/-/environments",
            [BuildQueries.Tests] = "/-/pipelines",
            [BuildQueries.Queue] = "/-/jobs",
        },
    };

    public static SourceFactory Factory { get; } = new(new SourceKind(_forge.Kind, BuiltIn: false, ForgeSource.QueriesOf(_forge)), Create);

    private static ForgeSource? Create(SourceSetup setup)
    {
        var url = setup.RequiredUrl(_public);
        var http = setup.Http((int)setup.Number("maxMiB", 4, 1, 64) * 1024 * 1024, terms: url == _public ? _terms : null);
        var webhook = WebhookReceiver.Of(setup, GitLabWebhook.Proof, GitLabWebhook.Covers, GitLabWebhook.Read);
        if (setup.Finish() && url is not null)
            return new ForgeSource(_forge, new ForgeApi(setup.Name, _forge.Product, url, "api/v4", http), setup.Context.Clock, http) { Webhook = webhook };
        http.Dispose();
        return null;
    }

    [GeneratedRegex(@"^(?!\.)[\p{L}\p{N}_.-]{1,255}(/(?!\.{1,2}(/|\z))[\p{L}\p{N}_.-]{1,255}){1,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
