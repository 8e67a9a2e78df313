using Scorecards.Core;
using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.Sources;
using Scorecards.Sources.Documents;
using Scorecards.Sources.Setup;

namespace Scorecards.Cli.Input;

/// <summary>The catalog, the definitions and their sources, read once.</summary>
/// <param name="WorkingSet">Null when a definition has a mistake.</param>
/// <param name="Problems">The mistakes and warnings of both.</param>
internal sealed record LoadedInputs(WorkingSet? WorkingSet, IReadOnlyList<Problem> Problems, SourceSet? Sources) : IDisposable
{
    /// <summary>Catalog and definitions are read once, so no time between two looks is needed.</summary>
    public static readonly TimeSpan Once = TimeSpan.FromDays(1);

    /// <exception cref="OriginException">A place cannot be read.</exception>
    public static async Task<LoadedInputs> LoadAsync(InputPlaces places, SourceContext context, CancellationToken cancellationToken)
    {
        var catalog = ServiceCatalog.Empty;
        context = context with { Catalog = () => catalog };
        var definitions = await new DefinitionInput(Origins.Definitions(places.DefinitionsPlace, context, Once), context).ReadAsync(cancellationToken);
        if (definitions.Set is null || definitions.Sources is null)
        {
            return new LoadedInputs(null, definitions.Problems, null);
        }

        catalog = await new CatalogInput(Origins.Catalog(places.Catalog, context, Once)).ReadAsync(places.ServerUrl, cancellationToken);
        var workingSet = new WorkingSet(definitions.Set, catalog, definitions.Sources.Sources) { ServerUrl = places.ServerUrl };
        return new LoadedInputs(workingSet, [.. definitions.Problems, .. catalog.Problems], definitions.Sources);
    }

    public void Dispose() => Sources?.Dispose();
}
