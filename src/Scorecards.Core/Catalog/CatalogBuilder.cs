namespace Scorecards.Core.Catalog;

/// <summary>Puts the files of a catalog together.</summary>
public static class CatalogBuilder
{
    /// <summary>The catalog of all files, in their order: of two entities with one id, the first is kept and the second reported.</summary>
    public static ServiceCatalog Build(IEnumerable<CatalogFile> files, IEnumerable<Problem> problems)
    {
        var read = files.ToList();
        var found = new List<Problem>([.. problems, .. read.SelectMany(f => f.Problems)]);
        return new ServiceCatalog(
            Unique(read.SelectMany(f => f.Services), "component", s => s.Id, s => s.Origin, found),
            Unique(read.SelectMany(f => f.Teams), "group", t => t.Id, t => t.Origin, found),
            Unique(read.SelectMany(f => f.Systems), "system", s => s.Id, s => s.Origin, found),
            found);
    }

    private static Dictionary<string, T> Unique<T>(IEnumerable<T> entities, string kind, Func<T, string> id, Func<T, string> origin, List<Problem> problems)
    {
        // References between entities do not tell letter case apart, in Backstage as here.
        var unique = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var entity in entities)
        {
            if (!unique.TryAdd(id(entity), entity))
            {
                problems.Add(new Problem(origin(entity), 0, 0,
                    $"the {kind} '{id(entity)}' is there twice, first in {origin(unique[id(entity)])}; the first is used", "rename or remove one of the two", IsWarning: true));
            }
        }

        return unique;
    }
}
