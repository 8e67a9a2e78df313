using Scorecards.Core.Catalog;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Projection;

/// <summary>Who depends on whom in the catalog in use; worked out once a catalog, when it is first asked for.</summary>
public sealed class LiveDependencies(LiveInputs inputs)
{
    private volatile Known? _known;

    public DependencyGraph Current
    {
        get
        {
            var catalog = inputs.Current.Catalog;
            if (_known is { } known && ReferenceEquals(known.Catalog, catalog))
            {
                return known.Graph;
            }

            var graph = DependencyGraph.Of(catalog);
            _known = new Known(catalog, graph);
            return graph;
        }
    }

    private sealed record Known(ServiceCatalog Catalog, DependencyGraph Graph);
}
