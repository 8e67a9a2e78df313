using System.Text.RegularExpressions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Gitea;

/// <summary>The kind <c>gitea</c>: repositories and actions of a Gitea or a Forgejo.</summary>
public static partial class GiteaKind
{
    private static readonly Forge _forge = new()
    {
        Kind = "gitea",
        Product = "Gitea",
        Annotation = Subjects.Gitea,
        NameForm = "owner/name",
        PathOf = name => Form().IsMatch(name) ? $"repos/{name}" : null,
        Answers = new Dictionary<string, Func<ForgeRepository, ForgeQuestion, Task<CelValue>>>
        {
            [RepositoryQueries.Repository] = RepositoryReader.RepositoryAsync,
            [RepositoryQueries.Protection] = ProtectionReader.ReadAsync,
            [RepositoryQueries.Owners] = (repository, _) => RepositoryReader.OwnersAsync(repository),
            [RepositoryQueries.Releases] = RepositoryReader.ReleasesAsync,
            [BuildQueries.Builds] = TaskReader.BuildsAsync,
            [BuildQueries.Queue] = TaskReader.QueueAsync,
        },
        Pages = new Dictionary<string, string>
        {
            [RepositoryQueries.Protection] = "/settings/branches",
            [RepositoryQueries.Releases] = "/releases",
            [BuildQueries.Builds] = "/actions",
            [BuildQueries.Queue] = "/actions",
        },
    };

    public static SourceFactory Factory { get; } = new(new SourceKind(_forge.Kind, BuiltIn: false, ForgeSource.QueriesOf(_forge)), Create);

    private static ForgeSource? Create(SourceSetup setup)
    {
        var url = setup.RequiredUrl();
        var http = setup.Http((int)setup.Number("maxMiB", 4, 1, 64) * 1024 * 1024);
        var webhook = WebhookReceiver.Of(setup, GiteaWebhook.Proof, GiteaWebhook.Covers, GiteaWebhook.Read);
        if (setup.Finish() && url is not null)
            return new ForgeSource(_forge, new ForgeApi(setup.Name, _forge.Product, url, "api/v1", http), setup.Context.Clock, http) { Webhook = webhook };
        http.Dispose();
        return null;
    }

    [GeneratedRegex(@"^(?!\.{1,2}/)[A-Za-z0-9_.-]{1,100}/(?!\.{1,2}\z)[A-Za-z0-9_.-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
