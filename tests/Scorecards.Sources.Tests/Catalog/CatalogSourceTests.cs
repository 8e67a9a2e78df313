using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Catalog;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Catalog;

public sealed class CatalogSourceTests
{
    private readonly FakeClock _clock = new();
    private ServiceCatalog _catalog = Of(new Service { Id = "checkout", Name = "checkout", DependsOn = ["billing", "gone"] }, new Service { Id = "billing", Name = "billing", Tier = 4 });

    [Fact]
    public async Task The_entity_is_told_whole()
    {
        var service = Ask.Checkout with { Entity = Ask.Json("""{"kind":"Component","spec":{"x":[1]}}""") };

        var fact = await Make().OneAsync(Ask.Of("catalog", "entity", service: service));

        fact.Value.Should().Be(service.Entity);
        fact.CollectedAt.Should().Be(_clock.GetUtcNow());
    }

    [Fact]
    public async Task A_service_without_an_entity_has_an_empty_one() =>
        (await Make().OneAsync(Ask.Of("catalog", "entity"))).Value.ToJson().Should().Be("{}");

    [Fact]
    public async Task The_graph_follows_the_catalog_in_use()
    {
        var source = Make();

        (await source.OneAsync(Ask.Of("catalog", "graph"))).Value.ToJson().Should().Be(
            """{"cycles":[],"dependents":[],"dependsOn":["billing"],"lowerTier":["billing"],"missing":["gone"]}""");
        _catalog = Of(new Service { Id = "checkout", Name = "checkout", DependsOn = ["checkout"] });
        (await source.OneAsync(Ask.Of("catalog", "graph"))).Value.ToJson().Should().Be(
            """{"cycles":[["checkout","checkout"]],"dependents":["checkout"],"dependsOn":["checkout"],"lowerTier":[],"missing":[]}""");
    }

    [Fact]
    public async Task Cancellation_throws_and_an_unknown_query_does_not()
    {
        (await Make().OneAsync(Ask.Of("catalog", "nonsense"))).Error!.Cause.Should().Be(UnknownCause.Definition);
        var cancelled = () => Make().CollectAsync([Ask.Of("catalog", "graph")], new CancellationToken(canceled: true));
        await cancelled.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void A_document_with_settings_is_told_that_there_are_none() =>
        Ask.ProblemsOf(CatalogKind.Factory, Ask.Spec("catalog", new Uri("http://host/"), options: """{"x":1}""")).Should().HaveCount(2);

    private ISource Make() => Ask.Make(CatalogKind.Factory, Ask.Spec("catalog"), new SourceContext { CacheFolder = "", Clock = _clock, Catalog = () => _catalog });

    private static ServiceCatalog Of(params Service[] services) => ServiceCatalog.Empty with { Services = services.ToDictionary(service => service.Id) };
}
