namespace Scorecards.Core.Catalog;

/// <summary>Who depends on whom in one catalog. Made once a catalog, in time linear in its size; then asked per service. Immutable.</summary>
public sealed class DependencyGraph
{
    private const int MaxCycles = 10;
    private const int MaxCycleLength = 100;

    // Looking for the shortest way round visits no more services than this; beyond, a way round is as good as endless for people.
    private const int MaxVisited = 2_000;

    private readonly Service[] _services;
    private readonly Dictionary<string, int> _index;
    private readonly int[][] _next;
    private readonly int[][] _previous;
    private readonly int[] _component;

    private DependencyGraph(IReadOnlyDictionary<string, Service> services)
    {
        _services = [.. services.Values.OrderBy(s => s.Id, StringComparer.Ordinal)];
        // References between entities do not tell letter case apart.
        _index = new Dictionary<string, int>(_services.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _services.Length; i++)
        {
            _index.TryAdd(_services[i].Id, i);
        }

        _next = [.. _services.Select(s => s.DependsOn.Where(_index.ContainsKey).Select(id => _index[id]).Distinct().Order().ToArray())];
        var previous = _services.Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < _next.Length; i++)
        {
            foreach (var dependency in _next[i])
            {
                previous[dependency].Add(i);
            }
        }

        _previous = [.. previous.Select(p => p.ToArray())];
        _component = StrongComponents.Of(_next);
    }

    public static DependencyGraph Of(ServiceCatalog catalog) => new(catalog.Services);

    /// <summary>The dependencies of a service; none for one the catalog does not know.</summary>
    public ServiceDependencies For(string serviceId)
    {
        if (!_index.TryGetValue(serviceId, out var node))
        {
            return ServiceDependencies.None;
        }

        var service = _services[node];
        return new ServiceDependencies(
            Ids(_next[node]),
            Ids(_previous[node]),
            [.. service.DependsOn.Where(id => !_index.ContainsKey(id)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
            [.. _next[node].Where(d => _component[d] == _component[node]).Take(MaxCycles).Select(d => Cycle(node, d))],
            Ids(_next[node].Where(d => _services[d].Tier > service.Tier)));
    }

    /// <summary>The shortest way from a service over one of its dependencies back to it; there is one, for they share a component.</summary>
    private List<string> Cycle(int service, int dependency)
    {
        var from = new Dictionary<int, int> { [dependency] = service };
        var open = new Queue<int>([dependency]);
        while (service != dependency && from.Count < MaxVisited && open.TryDequeue(out var node))
        {
            foreach (var next in _next[node].Where(n => _component[n] == _component[service] && from.TryAdd(n, node)))
            {
                if (next == service)
                {
                    return Walk(service, node, from);
                }

                open.Enqueue(next);
            }
        }

        return [_services[service].Id, .. service == dependency ? [] : Ids([dependency]), _services[service].Id];
    }

    private List<string> Walk(int service, int last, Dictionary<int, int> from)
    {
        var way = new List<int> { service };
        for (var node = last; node != service; node = from[node])
        {
            way.Add(node);
        }

        way.Add(service);
        way.Reverse();
        return way.Count <= MaxCycleLength
            ? [.. way.Select(n => _services[n].Id)]
            : [.. way.Take(MaxCycleLength - 1).Select(n => _services[n].Id), _services[service].Id];
    }

    private string[] Ids(IEnumerable<int> nodes) => [.. nodes.Select(n => _services[n].Id)];
}
