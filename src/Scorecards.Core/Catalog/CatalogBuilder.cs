namespace Scorecards.Core.Catalog;

/// <summary>Puts the files of a catalog together.</summary>
public static class CatalogBuilder
{
    /// <summary>The catalog of all files, in their order: of two entities with one id, the first is kept and the second reported.</summary>
    public static ServiceCatalog Build(IEnumerable<CatalogFile> files, IEnumerable<Problem> problems)
    {
        // References between entities do not tell letter case apart, in Backstage as here.
        var services = new Dictionary<string, Service>(StringComparer.OrdinalIgnoreCase);
        var teams = new Dictionary<string, Team>(StringComparer.OrdinalIgnoreCase);
        var systems = new Dictionary<string, CatalogSystem>(StringComparer.OrdinalIgnoreCase);
        var found = new List<Problem>(problems);

        foreach (var file in files)
        {
            found.AddRange(file.Problems);
            foreach (var service in file.Services)
            {
                if (!services.TryAdd(service.Id, service))
                {
                    found.Add(new Problem(service.Origin, 0, 0,
                        $"the component '{service.Id}' is there twice, first in {services[service.Id].Origin}; the first is used", "rename or remove one of the two", IsWarning: true));
                }
            }

            file.Teams.ToList().ForEach(t => teams.TryAdd(t.Id, t));
            file.Systems.ToList().ForEach(s => systems.TryAdd(s.Id, s));
        }

        return new ServiceCatalog(services, teams, systems, found);
    }
}
