using Scorecards.Sources.Documents;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Documents;

public sealed class CatalogInputTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Locations_are_followed_to_files_globs_and_further_locations()
    {
        _folder.Write("catalog-info.yaml", Location("./teams/*.yaml", "services/all.yaml"));
        _folder.Write("teams/a.yaml", Component("a"));
        _folder.Write("teams/b.yaml", Component("b"));
        _folder.Write("services/all.yaml", Location("./c.yaml"));
        _folder.Write("services/c.yaml", Component("c"));
        _folder.Write("services/not-named.yaml", Component("d"));

        var catalog = await ReadAsync();

        catalog.Services.Keys.Should().BeEquivalentTo("a", "b", "c");
        catalog.Problems.Should().BeEmpty();
        catalog.Services["c"].Folder.Should().Be(Path.Combine(_folder.Path, "services"));
    }

    [Fact]
    public async Task A_circle_of_locations_is_told_and_ends()
    {
        _folder.Write("catalog-info.yaml", Location("./x.yaml") + "---\n" + Component("a"));
        _folder.Write("x.yaml", Location("./y.yaml"));
        _folder.Write("y.yaml", Location("./x.yaml", "./y.yaml", "./catalog-info.yaml") + "---\n" + Component("y"));

        var catalog = await ReadAsync();

        catalog.Services.Keys.Should().BeEquivalentTo("a", "y");
        catalog.Problems.Should().HaveCount(3).And.OnlyContain(problem => problem.Message.Contains("circle") && problem.Line > 0);
    }

    [Fact]
    public async Task A_file_named_twice_is_read_once()
    {
        _folder.Write("catalog-info.yaml", Location("./a.yaml", "./*.yaml"));
        _folder.Write("a.yaml", Component("a"));

        var catalog = await ReadAsync();

        catalog.Services.Should().ContainSingle();
        catalog.Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task A_target_that_is_missing_is_told_at_the_location()
    {
        _folder.Write("catalog-info.yaml", Component("a") + "---\n" + Location("./gone.yaml", "../../etc/passwd"));

        var catalog = await ReadAsync();

        catalog.Services.Should().ContainSingle();
        catalog.Problems.Should().HaveCount(2).And.OnlyContain(problem => problem.File.EndsWith("catalog-info.yaml") && problem.Line == 7);
    }

    [Fact]
    public async Task A_file_by_url_is_followed_with_what_it_refers_to()
    {
        await using var server = new LoopbackServer((request, response) => request.Path switch
        {
            "/org/repo/-/raw/main/all.yaml" => response.SendAsync(200, "text/plain", Location("./far.yaml")),
            "/org/repo/-/blob/main/far.yaml" or "/org/repo/-/raw/main/far.yaml" => response.SendAsync(200, "text/plain", Component("far")),
            _ => response.SendAsync(404, "text/plain", ""),
        });
        _folder.Write("catalog-info.yaml", Location($"{server.Url}org/repo/-/blob/main/all.yaml", $"{server.Url}gone.yaml"));

        var catalog = await ReadAsync(ownUrls: [server.Url]);

        catalog.Services.Keys.Should().Equal("far");
        catalog.Services["far"].Folder.Should().BeNull();
        catalog.Services["far"].Origin.Should().StartWith(server.Url.AbsoluteUri);
        catalog.Problems.Should().ContainSingle().Which.Message.Should().Contain("404");
    }

    [Fact]
    public async Task A_location_does_not_lead_to_an_internal_host()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(200, "text/plain", Component("inside")));
        _folder.Write("catalog-info.yaml", Location($"{server.Url}x.yaml", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd"));

        var catalog = await ReadAsync();

        catalog.Services.Should().BeEmpty();
        catalog.Problems.Should().HaveCount(3);
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Once_a_url_was_followed_every_poll_looks_again()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(200, "text/plain", Component("far")));
        _folder.Write("catalog-info.yaml", Location($"{server.Url}x.yaml"));
        var input = new CatalogInput(Origins.Catalog(_folder.Path, Context([server.Url]), TimeSpan.FromMinutes(1)));

        await input.ReadAsync("http://self", default);
        var stamp = await input.Origin.StampAsync(default);
        (await input.Origin.StampAsync(default)).Should().Be(stamp);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await input.Origin.StampAsync(default)).Should().NotBe(stamp);
    }

    [Fact]
    public async Task A_file_by_url_is_not_sent_again_when_it_did_not_change()
    {
        var text = Component("far");
        await using var server = new LoopbackServer((request, response) => request.Headers.GetValueOrDefault("if-none-match") == $"\"{text.Length}\""
            ? response.SendAsync(304, "", "", ("ETag", $"\"{text.Length}\""))
            : response.SendAsync(200, "text/plain", text, ("ETag", $"\"{text.Length}\"")));
        _folder.Write("catalog-info.yaml", Location($"{server.Url}x.yaml"));

        (await ReadAsync(ownUrls: [server.Url])).Services.Keys.Should().Equal("far");
        (await ReadAsync(ownUrls: [server.Url])).Services.Keys.Should().Equal("far");
        text = Component("farther");
        (await ReadAsync(ownUrls: [server.Url])).Services.Keys.Should().Equal("farther");

        server.Requests.Select(request => request.Headers.ContainsKey("if-none-match")).Should().Equal(false, true, true);
    }

    internal static string Component(string name) => $"apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {name}\nspec: {{ type: service, lifecycle: production, owner: team }}\n";

    private static string Location(params string[] targets) =>
        $"apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {{ name: all }}\nspec:\n  targets: [{string.Join(", ", targets.Select(target => $"'{target}'"))}]\n";

    private SourceContext Context(Uri[] ownUrls) => new() { CacheFolder = Path.Combine(_folder.Path, ".cache"), Clock = _clock, OwnUrls = () => ownUrls };

    private Task<Core.Catalog.ServiceCatalog> ReadAsync(Uri[]? ownUrls = null) =>
        new CatalogInput(Origins.Catalog(_folder.Path, Context(ownUrls ?? []), TimeSpan.FromMinutes(1))).ReadAsync("http://self", default);
}
