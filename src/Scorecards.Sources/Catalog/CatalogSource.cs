using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Catalog;

/// <summary>Answers from the catalog in use; asks no other system and so is never in trouble.</summary>
internal sealed class CatalogSource(string name, Func<ServiceCatalog> catalog, TimeProvider clock) : ISource
{
    private Analysis? _analysis;

    public string Name => name;

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow();
        return Task.FromResult<IReadOnlyList<Fact>>([.. requests.Select(request => Answer(request, now))]);
    }

    private Fact Answer(FactRequest request, DateTimeOffset now) => request.Query switch
    {
        "entity" => Fact.Ok(request.Service.Entity.Kind == CelKind.Null ? CelValue.Map([]) : request.Service.Entity, now),
        "graph" => Fact.Ok(CatalogKind.Graph(Current().For(request.Service.Id)), now),
        _ => Fact.Failed(UnknownCause.Definition, $"the source {name} has no query '{request.Query}'", now),
    };

    // The analysis of one catalog serves all its services; two callers at the same moment may make it twice, to the same end.
    private DependencyGraph Current()
    {
        var now = catalog();
        if (_analysis is not { } known || !ReferenceEquals(known.Catalog, now))
            _analysis = known = new Analysis(now, DependencyGraph.Of(now));
        return known.Graph;
    }

    private sealed record Analysis(ServiceCatalog Catalog, DependencyGraph Graph);
}
