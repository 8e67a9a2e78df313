using Scorecards.Core.Facts;
using Scorecards.Sources.Documents;
using Scorecards.Sources.Git;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Documents;

public sealed class GitOriginTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestRepository _upstream;

    public GitOriginTests()
    {
        _upstream = new TestRepository(Path.Combine(_folder.Path, "served", "org", "catalog"));
        _upstream.Commit(_clock.GetUtcNow(), "ada", ("catalog-info.yaml", CatalogInputTests.Component("a")), ("services/b/catalog-info.yaml", CatalogInputTests.Component("b")));
    }

    private string Served => Path.Combine(_folder.Path, "served");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_repository_is_a_catalog_whose_services_have_their_history()
    {
        await using var server = Serve();
        var context = Context();
        var catalog = await new CatalogInput(Origins.Catalog($"{server.Url}org/catalog", context, TimeSpan.FromMinutes(1))).ReadAsync("http://self", default);

        catalog.Problems.Should().BeEmpty();
        catalog.Services.Keys.Should().BeEquivalentTo("a", "b");
        catalog.Services["b"].Origin.Should().StartWith("services/b/catalog-info.yaml");
        var git = Ask.Make(GitKind.Factory, Ask.Spec("git"), context);
        var fact = await git.OneAsync(Ask.Of("git", "files", "{}", catalog.Services["b"]));
        fact.At("paths").AsList().Select(path => path.AsString()).Should().Equal("catalog-info.yaml");
        (await git.OneAsync(Ask.Of("git", "activity", "{}", catalog.Services["a"]))).At("commits").AsInt().Should().Be(1);
    }

    [Fact]
    public async Task A_folder_of_a_repository_is_a_place_too()
    {
        await using var server = Serve();

        (await TextsAsync($"{server.Url}org/catalog/tree/main/services")).Should().ContainSingle();
        var missing = () => TextsAsync($"{server.Url}org/catalog/tree/main/none");
        (await missing.Should().ThrowAsync<OriginException>()).Which.Message.Should().Contain("none");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_stamp_follows_the_commit_and_a_change_is_read(bool overHttp)
    {
        await using var server = Serve();
        await using var daemon = await GitDaemon.StartAsync(Served);
        var origin = Origins.Catalog($"{(overHttp ? server.Url : daemon.Url)}org/catalog", Context(), TimeSpan.FromMinutes(1));
        var stamp = await origin.StampAsync(default);
        (await origin.ReadAsync(default)).Documents.Should().HaveCount(2);
        (await origin.StampAsync(default)).Should().Be(stamp);

        // A file becomes a folder and a folder a file; one goes and one comes.
        File.Delete(Path.Combine(_upstream.Folder, "catalog-info.yaml"));
        Directory.Delete(Path.Combine(_upstream.Folder, "services"), recursive: true);
        _upstream.Commit(_clock.GetUtcNow(), "ada", ("catalog-info.yaml/catalog-info.yaml", "new"), ("services", "no folder any more"), ("z/catalog-info.yaml", "z"));

        (await origin.StampAsync(default)).Should().NotBe(stamp);
        (await origin.ReadAsync(default)).Documents.Select(document => document.Path).Should().Equal("catalog-info.yaml/catalog-info.yaml", "z/catalog-info.yaml");
    }

    [Fact]
    public async Task A_link_in_the_repository_leads_nowhere()
    {
        _folder.Write("secret/catalog-info.yaml", "secret");
        File.CreateSymbolicLink(Path.Combine(_upstream.Folder, "z"), Path.Combine(_folder.Path, "secret"));
        Directory.CreateDirectory(Path.Combine(_upstream.Folder, "y"));
        File.CreateSymbolicLink(Path.Combine(_upstream.Folder, "y/catalog-info.yaml"), Path.Combine(_folder.Path, "secret/catalog-info.yaml"));
        _upstream.Commit(_clock.GetUtcNow(), "ada");
        await using var server = Serve();

        (await TextsAsync($"{server.Url}org/catalog")).Should().NotContain("secret");
    }

    [Fact]
    public async Task A_token_is_taken_from_the_environment()
    {
        await using var server = new LoopbackServer((request, response) =>
            request.Headers.GetValueOrDefault("authorization") == "Basic dG9rZW46czNjcmV0"
                ? GitHttpServer.AnswerAsync(Served, request, response)
                : response.SendAsync(401, "text/plain", ""));

        (await TextsAsync($"{server.Url}org/catalog", Context() with { Environment = name => name == Origins.CatalogToken ? "s3cret" : null })).Should().HaveCount(2);
        var without = () => TextsAsync($"{server.Url}org/catalog");
        (await without.Should().ThrowAsync<OriginException>()).Which.Message.Should().Contain("401");
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_so()
    {
        var server = Serve();
        await server.DisposeAsync();
        var origin = Origins.Catalog($"{server.Url}org/catalog", Context(), TimeSpan.FromMinutes(1));

        foreach (var action in new Func<Task>[] { () => origin.StampAsync(default), () => origin.ReadAsync(default) })
            (await action.Should().ThrowAsync<OriginException>()).Which.IsAway.Should().BeTrue();
    }

    [Theory]
    [InlineData("ssh://git@host/repo")]
    [InlineData("ext::sh -c x://y")]
    [InlineData("https://user:hunter2@host/repo")]
    [InlineData("ftp://host/repo")]
    [InlineData("backstage+ftp://host")]
    [InlineData("backstage+https://user:hunter2@host")]
    public void A_place_that_cannot_be_read_is_refused_at_once(string place)
    {
        var open = () => Origins.Catalog(place, Context(), TimeSpan.FromMinutes(1));

        open.Should().Throw<OriginException>().Which.Message.Should().NotContain("hunter2");
    }

    [Fact]
    public async Task Definitions_are_read_from_a_repository_by_a_file_url_of_a_folder_too()
    {
        _folder.Write("checks/one.yaml", "x: 1");
        var origin = Origins.Definitions("file://" + Path.Combine(_folder.Path, "checks"), Context(), TimeSpan.FromMinutes(1));

        (await origin.ReadAsync(default)).Documents.Should().ContainSingle();
    }

    private LoopbackServer Serve() => new((request, response) => GitHttpServer.AnswerAsync(Served, request, response));

    private SourceContext Context() => new() { CacheFolder = Path.Combine(_folder.Path, "cache"), Clock = _clock, Environment = _ => null };

    private async Task<IEnumerable<string>> TextsAsync(string place, SourceContext? context = null) =>
        (await Origins.Catalog(place, context ?? Context(), TimeSpan.FromMinutes(1)).ReadAsync(default)).Documents.Select(document => document.Text);
}
