namespace Scorecards.Sources.Alertmanager;

/// <summary>A node of the tree that says who gets an alert (https://prometheus.io/docs/alerting/latest/configuration/#route).</summary>
/// <param name="Receiver">Its own or that of the node above.</param>
/// <param name="Continues">Whether the nodes after it are looked at too when it takes an alert.</param>
/// <param name="MutedBy">The names of the time intervals in which it tells nobody.</param>
internal sealed record Route(string Receiver, IReadOnlyList<LabelMatcher> Matchers, bool Continues, IReadOnlyList<string> MutedBy, IReadOnlyList<Route> Routes)
{
    /// <summary>The nodes that take an alert with these labels: the deepest ones that match, each child asked in turn.</summary>
    public IReadOnlyList<Route> Taking(IReadOnlyDictionary<string, string> labels)
    {
        if (!Matchers.All(matcher => matcher.Matches(labels.GetValueOrDefault(matcher.Name, ""))))
            return [];
        var taking = new List<Route>();
        foreach (var route in Routes)
        {
            var below = route.Taking(labels);
            taking.AddRange(below);
            if (below.Count > 0 && !route.Continues)
                break;
        }

        return taking.Count > 0 ? taking : [this];
    }

    /// <summary>The nodes from here down, this one too.</summary>
    public int Count => 1 + Routes.Sum(route => route.Count);
}
