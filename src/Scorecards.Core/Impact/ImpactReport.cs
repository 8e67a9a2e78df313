namespace Scorecards.Core.Impact;

/// <summary>What a change to the definitions does to all services.</summary>
/// <param name="Before">The digest of the definitions compared with.</param>
/// <param name="After">The digest of the changed ones.</param>
/// <param name="Services">Every service that moves or of which that cannot be told, the worst first.</param>
public sealed record ImpactReport(
    string Before, string After, IReadOnlyList<DefinitionChange> Changes, ImpactSummary Summary, IReadOnlyList<ServiceImpact> Services)
{
    /// <summary>The facts that were never collected, with how many services need them and the checks they are for.</summary>
    public IEnumerable<(string Source, string Query, IReadOnlyList<string> Checks, int Services)> Needed =>
        from service in Services
        from need in service.Needed
        group (need.Check, service.Service) by (need.Source, need.Query) into fact
        let services = fact.Select(f => f.Service).Distinct().Count()
        orderby services descending, fact.Key.Source, fact.Key.Query
        select (fact.Key.Source, fact.Key.Query, (IReadOnlyList<string>)[.. fact.Select(f => f.Check).Distinct().Order(StringComparer.Ordinal)], services);

    /// <param name="services">What happens to each service.</param>
    /// <param name="notEvaluated">Services beside those, of which nothing is known yet.</param>
    public static ImpactReport Of(
        string before, string after, IReadOnlyList<DefinitionChange> changes, IReadOnlyCollection<ServiceImpact> services, int notEvaluated) => new(
        before,
        after,
        changes,
        ImpactSummary.Of(services, notEvaluated),
        [
            .. services.Where(s => !s.IsNothing)
                .OrderBy(s => s.Movement)
                .ThenBy(GainOf)
                .ThenBy(s => s.Service, StringComparer.Ordinal),
        ]);

    private static decimal GainOf(ServiceImpact service) =>
        service.Scorecards.FirstOrDefault(s => s.Primary) is { } card ? (card.After?.Score ?? 0) - (card.Before?.Score ?? 0) : 0;
}
