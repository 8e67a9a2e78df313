using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Files;
using Scorecards.Sources.Git;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Git;

/// <summary>Repositories on a real web server that wants a password.</summary>
[Trait("Needs", "system")]
public sealed class GitWebServerTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private GitWebServer _server = null!;

    public async Task InitializeAsync()
    {
        var root = Path.Combine(_folder.Path, "served");
        var work = new TestRepository(Path.Combine(_folder.Path, "work"));
        work.Commit(DateTimeOffset.UtcNow.AddDays(-3), "ada", ("README.md", "hello"), ("CODEOWNERS", "* @org/shop"), ("Dockerfile", "FROM base:1\nUSER app\n"), ("slo/a.yaml", "apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { objectives: [ { target: 0.9 } ] }"));
        Directory.CreateDirectory(root);
        work.Run("clone", "--quiet", "--bare", work.Folder, Path.Combine(root, "shop.git"));
        _server = await GitWebServer.StartAsync(root);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_read_with_the_password_and_told_without_it()
    {
        using var git = Make(GitKind.Factory, "git", GitWebServer.Password);

        var facts = await git.CollectAsync([Question("git", "activity"), Question("git", "owners"), Question("git", "containers"), Question("git", "file", ",\"path\":\"README.md\"")], default);

        facts[0].At("commits").AsInt().Should().Be(1);
        facts[0].At("lastCommitAgeDays").AsInt().Should().Be(3);
        facts[1].At("teams").ToJson().Should().Be("""["@org/shop"]""");
        facts[1].At("uncovered").AsInt().Should().Be(0);
        facts[2].At("unpinned").ToJson().Should().Be("""["base:1"]""");
        facts[3].At("text").AsString().Should().Be("hello");
        using var wrong = Make(GitKind.Factory, "git", "guess", "other");
        var refused = (await wrong.CollectAsync([Question("git", "activity")], default))[0];
        refused.Error!.Cause.Should().Be(UnknownCause.Source);
        refused.Error.Message.Should().Contain("401").And.NotContain("guess");
        (await git.CollectAsync([Question("git", "large")], default))[0].Error!.Message.Should().Contain("disk");
    }

    [Fact]
    public async Task Reports_in_it_are_read_with_the_same_credentials()
    {
        using var files = Make(FilesKind.Factory, "files", GitWebServer.Password);

        (await files.CollectAsync([Question("files", "openslo", ",\"path\":\"slo/*.yaml\"")], default))[0].At("lowestTarget").AsDouble().Should().Be(0.9);
    }

    private FactRequest Question(string source, string query, string more = "") => Ask.Of(source, query, $$"""{"repository":"{{_server.Url}}shop.git"{{more}}}""");

    private OwnedSource Make(SourceFactory factory, string kind, string password, string cache = "cache") => new(Ask.Make(
        factory,
        Ask.Spec(kind, _server.Url, auth: new AuthSpec { Username = GitWebServer.User, SecretRef = "env:P" }),
        new SourceContext { CacheFolder = Path.Combine(_folder.Path, cache), Environment = _ => password }));

    private sealed class OwnedSource(ISource source) : IDisposable
    {
        public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken) => source.CollectAsync(requests, cancellationToken);

        public void Dispose() => ((IDisposable)source).Dispose();
    }
}
