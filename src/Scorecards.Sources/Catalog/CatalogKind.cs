using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Catalog;

/// <summary>The kind <c>catalog</c>: what the catalog says of a service, and who depends on whom.</summary>
public static class CatalogKind
{
    private static readonly CelType _ids = CelType.List(CelType.String);

    public static SourceFactory Factory { get; } = new(
        new SourceKind("catalog", BuiltIn: true,
        [
            new SourceQuery("entity", "The service's catalog entity as it is written.", [], CelType.Map(CelType.String, CelType.Dyn)),
            new SourceQuery("graph", "The service's place among the dependencies of all services.", [],
                CelType.Object("catalog.graph", new Dictionary<string, CelType>
                {
                    ["dependsOn"] = _ids,
                    ["dependents"] = _ids,
                    ["missing"] = _ids,
                    ["cycles"] = CelType.List(_ids),
                    ["lowerTier"] = _ids,
                })),
        ]),
        Create);

    /// <summary>The fact <c>graph</c> of a service.</summary>
    public static CelValue Graph(ServiceDependencies dependencies) => new FactFields
    {
        { "dependsOn", dependencies.DependsOn },
        { "dependents", dependencies.Dependents },
        { "missing", dependencies.Missing },
        { "cycles", CelValue.List([.. dependencies.Cycles.Select(cycle => CelValue.List([.. cycle.Select(CelValue.Of)]))]) },
        { "lowerTier", dependencies.LowerTier },
    }.ToValue();

    private static CatalogSource? Create(SourceSetup setup)
    {
        if (setup.Spec.Url is { } url)
            setup.Report(url.Line, url.Column, "a source of the kind 'catalog' has no url", "the catalog is named when the server is started");
        return setup.Finish() ? new CatalogSource(setup.Name, setup.Context.Catalog, setup.Context.Clock) : null;
    }
}
