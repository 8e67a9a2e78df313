using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.GitHub;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>A source before a fake GitHub, and a service whose repository is <c>acme/shop</c>.</summary>
public abstract class GitHubTesting : IAsyncLifetime
{
    protected static readonly Service Shop = new() { Id = "shop", Name = "shop", Annotations = new Dictionary<string, string> { ["github.com/project-slug"] = "acme/shop" } };

    private readonly TempFolder _folder = new();

    protected GitHubTesting() => Server = new FakeGitHub(Clock);

    protected FakeClock Clock { get; } = new();

    protected FakeGitHub Server { get; }

    protected IReadOnlyList<string> Targets => [.. Server.Requests.Select(request => request.Target)];

    protected SourceContext Context => new()
    {
        CacheFolder = _folder.Path,
        Clock = Clock,
        Environment = name => name == "TOKEN" ? "ghp_secret" : null,
    };

    protected TempFolder Folder => _folder;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    protected ISource Make(string options = "{}", AuthSpec? auth = null, SourceContext? context = null) =>
        Ask.Make(GitHubKind.Factory, Ask.Spec("github", Server.Url, options: options, auth: auth), context ?? Context);

    protected Task<Fact> AskAsync(string query, string arguments = "{}") => Make().OneAsync(Ask.Of("github", query, arguments, Shop));

    /// <summary>What has no answer, with its cause and words.</summary>
    protected async Task<FactError> ErrorAsync(string query, string arguments = "{}")
    {
        var fact = await AskAsync(query, arguments);
        fact.Error.Should().NotBeNull(fact.Value.ToJson());
        return fact.Error!;
    }
}
