using System.Collections.Concurrent;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Impact;

/// <summary>
/// What changed definitions do to services, judged by the facts of each service's last run. Pure: the same records give the
/// same report. Safe for concurrent use.
/// </summary>
public sealed class DefinitionsImpact
{
    private readonly DefinitionSet _before;
    private readonly DefinitionSet _after;
    private readonly IReadOnlyDictionary<string, DefinitionSet> _recorded;
    private readonly string _serverUrl;
    private readonly Dictionary<string, DefinitionChange> _checks;
    private readonly ConcurrentDictionary<string, (Restatement Before, Restatement After)> _restatements = new();

    /// <param name="before">The definitions to compare with.</param>
    /// <param name="after">The changed ones.</param>
    /// <param name="recorded">The sets that the last runs were made with, by digest, as far as they can be read.</param>
    /// <param name="serverUrl">This server's own address, <c>server.url</c> in templates.</param>
    public DefinitionsImpact(DefinitionSet before, DefinitionSet after, IReadOnlyDictionary<string, DefinitionSet> recorded, string serverUrl)
    {
        (_before, _after, _recorded, _serverUrl) = (before, after, recorded, serverUrl);
        Changes = DefinitionChanges.Between(before, after);
        _checks = Changes.Where(c => c.Kind == DocumentKinds.Check).ToDictionary(c => c.Name);
    }

    /// <summary>How the definitions differ.</summary>
    public IReadOnlyList<DefinitionChange> Changes { get; }

    /// <summary>Finds out what is needed to judge some services.</summary>
    public ImpactBatch Prepare(IEnumerable<(Service Service, Evaluation Last)> services) => new(this,
    [
        .. from service in services
           let pair = _restatements.GetOrAdd(service.Last.DefinitionsDigest, Restate)
           select new PreparedService(pair.Before, pair.Before.Plan(service.Service, service.Last), pair.After, pair.After.Plan(service.Service, service.Last)),
    ]);

    internal ServiceImpact Judge(PreparedService service, IReadOnlyDictionary<string, RecordedBody> bodies)
    {
        var before = service.Before.Of(service.PlanBefore, bodies);
        var after = service.After.Of(service.PlanAfter, bodies);
        var cards = Cards(before, after, service.PlanAfter.Again.Service.Tier).ToList();
        return new ServiceImpact(
            service.PlanAfter.Recorded.Service,
            MovementOf(cards.FirstOrDefault(c => c.Primary)),
            [.. cards.Where(Moves)],
            new CheckMoves(_checks, before, after).All(),
            after.Needed);
    }

    private (Restatement Before, Restatement After) Restate(string digest)
    {
        var basis = _recorded.GetValueOrDefault(digest);
        return (new Restatement(_before, basis, _serverUrl), new Restatement(_after, basis, _serverUrl));
    }

    private IEnumerable<CardImpact> Cards(RestatedEvaluation before, RestatedEvaluation after, int tier)
    {
        // The grade of the service is the primary scorecard's, whatever that is called.
        yield return Card(before.Scorecards.FirstOrDefault(s => s.Primary), after.Scorecards.FirstOrDefault(s => s.Primary), after, tier);
        var (old, made) = (before.Scorecards.Where(s => !s.Primary).ToDictionary(s => s.Name), after.Scorecards.Where(s => !s.Primary).ToDictionary(s => s.Name));
        foreach (var name in old.Keys.Union(made.Keys).Order(StringComparer.Ordinal))
        {
            yield return Card(old.GetValueOrDefault(name), made.GetValueOrDefault(name), after, tier);
        }
    }

    private CardImpact Card(ScorecardResult? before, ScorecardResult? after, RestatedEvaluation made, int tier)
    {
        var card = after is null || made.Needed.Count == 0 ? null : _after.Scorecards[after.Name].ForTier(tier);
        return new CardImpact(
            (after ?? before)?.Name ?? "",
            (after ?? before)?.Primary ?? true,
            before,
            after,
            card is null ? after : made.Supposing(card, OutcomeKind.Fail),
            card is null ? after : made.Supposing(card, OutcomeKind.Pass));
    }

    private static Movement MovementOf(CardImpact? card)
    {
        var (before, worst, best) = (GradeOf(card?.Before), GradeOf(card?.Worst), GradeOf(card?.Best));
        return worst == before && best == before ? Movement.Same
            : best == Grade.U ? Movement.Unrated
            : best < before ? Movement.Falls
            : worst > before ? Movement.Rises
            : Movement.Undecided;
    }

    private static bool Moves(CardImpact card) =>
        (card.Before?.Grade, card.Before?.Score) != (card.After?.Grade, card.After?.Score)
        || card.Worst?.Score != card.Best?.Score;

    private static Grade GradeOf(ScorecardResult? result) => result?.Grade ?? Grade.U;
}

/// <summary>A service with what has to run again of it.</summary>
internal sealed record PreparedService(Restatement Before, RestatementPlan PlanBefore, Restatement After, RestatementPlan PlanAfter);
