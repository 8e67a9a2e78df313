using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Runtime;

/// <summary>What an evaluation works with: replaced as a whole when an input changes, so that one run never sees half a change.</summary>
public sealed record WorkingSet(DefinitionSet Definitions, ServiceCatalog Catalog, IReadOnlyDictionary<string, ISource> Sources)
{
    /// <summary>This server's own address, without a slash at its end: <c>server.url</c> in templates.</summary>
    public string ServerUrl { get; init; } = "";

    public static readonly WorkingSet Empty = new(DefinitionSet.Empty, ServiceCatalog.Empty, new Dictionary<string, ISource>());
}
