using Scorecards.Core.Catalog;
using Scorecards.Sources.Documents;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Tests.Backstage;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Documents;

/// <summary>Against the real catalog backend.</summary>
[Trait("Needs", "system")]
[Collection(BackstageCollection.Name)]
public sealed class BackstageCatalogTests(BackstageFixture backstage) : IDisposable
{
    private readonly TempFolder _cache = new();

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task A_catalog_of_several_pages_is_read_with_its_owners_and_relations()
    {
        var catalog = await ReadAsync(Origin());

        catalog.Problems.Should().ContainSingle().Which.Message.Should().Contain("the owner is a person", "that is what service-7 is for");
        catalog.Services.Keys.Should().Contain(Enumerable.Range(0, BackstageFixture.Components).Select(i => $"service-{i}"));
        catalog.Services.Keys.Should().NotContain("orders", "an API is no service");
        var service = catalog.Services["service-419"];
        (service.Team, service.System, service.DependsOn.Single(), service.Annotations["scorecards.dev/tier"]).Should().Be(("payments", "shop", "service-0", "1"));
        service.Origin.Should().StartWith($"{backstage.Backend.Url}catalog/default/component/service-419");
        catalog.Teams["payments"].Title.Should().Be("Payments");
    }

    [Fact]
    public async Task An_entity_that_is_added_is_there_at_the_next_poll_and_polls_between_are_alike()
    {
        var origin = Origin();
        var stamp = await origin.StampAsync(default);
        (await origin.StampAsync(default)).Should().Be(stamp);

        await backstage.Backend.AddAsync(BackstageFixture.Component("latecomer"));

        (await origin.StampAsync(default)).Should().NotBe(stamp);
        (await ReadAsync(origin)).Services.Should().ContainKey("latecomer");
    }

    [Fact]
    public async Task Pages_in_which_nothing_changed_are_not_sent_again_over_a_restart_either()
    {
        var stamp = await Origin().StampAsync(default);
        var kept = Kept();

        (await Origin().StampAsync(default)).Should().Be(stamp);

        kept.Should().HaveCountGreaterThanOrEqualTo(3, "each page has an ETag");
        Kept().Should().BeEquivalentTo(kept, "a 304 writes nothing");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wr0ng")]
    public async Task A_token_that_it_does_not_take_is_told_and_not_shown(string? token)
    {
        var read = () => Origin(token).ReadAsync(default);

        (await read.Should().ThrowAsync<OriginException>()).Which.Message.Should().Contain("refuses our token (401)").And.Contain(Origins.CatalogToken).And.NotContain("wr0ng");
    }

    private List<string> Kept() =>
        [.. Directory.GetFiles(Path.Combine(_cache.Path, "replies")).Order(StringComparer.Ordinal).Select(path => $"{path} {Convert.ToHexString(File.ReadAllBytes(path))}")];

    private IDocumentOrigin Origin(string? token = BackstageBackend.Token) => Origins.Catalog(
        $"backstage+{backstage.Backend.Url}",
        new SourceContext { CacheFolder = _cache.Path, Environment = name => name == Origins.CatalogToken ? token : null },
        TimeSpan.FromMinutes(1));

    private static Task<ServiceCatalog> ReadAsync(IDocumentOrigin origin) => new CatalogInput(origin).ReadAsync("http://self", default);
}
