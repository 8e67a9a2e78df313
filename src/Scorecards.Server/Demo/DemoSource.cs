using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Catalog;

namespace Scorecards.Server.Demo;

/// <summary>
/// Stands for every source in the make-believe company: its facts are the examples of the checks themselves, but for what its catalog
/// says of a service, which pages show too.
/// </summary>
internal sealed class DemoSource(string name, DemoStory story, Func<DefinitionSet> definitions, TimeProvider time) : ISource
{
    private static readonly DependencyGraph _graph = DependencyGraph.Of(DemoCompany.Catalog);

    public string Name => name;

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var facts = new List<Fact>(requests.Count);
        foreach (var group in requests.GroupBy(r => r.Service))
        {
            var answers = Answers(FactPlan.For(definitions(), group.Key, "http://127.0.0.1"), now);
            facts.AddRange(group.Select(r => answers.GetValueOrDefault(r.Key) ?? Away(now)));
        }

        return Task.FromResult<IReadOnlyList<Fact>>(facts);
    }

    /// <summary>A fact for every question of the plan that has an example. Several checks may look at one fact, so their examples are laid over each other.</summary>
    public IReadOnlyDictionary<FactKey, Fact> Answers(FactPlan plan, DateTimeOffset at)
    {
        var wanted = story.Wanted(plan, at);
        var values = new Dictionary<FactKey, CelValue>();
        var away = new HashSet<FactKey>();
        foreach (var planned in plan.Checks.Where(c => wanted.ContainsKey(c.Check.Name)).OrderBy(c => wanted[c.Check.Name]))
        {
            foreach (var fact in planned.Facts)
            {
                var outcome = wanted[planned.Check.Name];
                if (outcome == ExpectedOutcome.Unknown)
                {
                    away.Add(fact.Key);
                }
                else if (Example(planned.Check, fact.Name, outcome) is { } value)
                {
                    values[fact.Key] = values.TryGetValue(fact.Key, out var below) ? Overlay(below, value) : value;
                }
            }
        }

        return values.Keys.Union(away).ToDictionary(
            key => key, key => away.Contains(key) ? Away(at) : Fact.Ok(Told(key, plan.Service, values[key]), at));
    }

    private static Fact Away(DateTimeOffset at) => Fact.Failed(UnknownCause.Source, "the make-believe source is away", at);

    /// <summary>What the example says, as far as the catalog does not say it.</summary>
    private static CelValue Told(FactKey key, Service service, CelValue example) => key switch
    {
        { Source: "catalog", Query: "graph" } => CatalogKind.Graph(_graph.For(service.Id)),
        { Source: "catalog", Query: "entity" } => Overlay(example, service.Entity),
        _ => example,
    };

    private static CelValue? Example(Check check, string fact, ExpectedOutcome outcome) => check.Spec.Examples
        .Where(e => e.Facts.ContainsKey(fact))
        .OrderByDescending(e => e.Expect.Value == outcome)
        .ThenByDescending(e => e.Expect.Value == ExpectedOutcome.Pass)
        .FirstOrDefault()?.Facts[fact].Value;

    private static CelValue Overlay(CelValue below, CelValue above)
    {
        if (below.Kind != CelKind.Map || above.Kind != CelKind.Map)
        {
            return above;
        }

        var merged = below.AsMap().ToDictionary(e => e.Key.AsString(), e => e.Value);
        foreach (var (key, value) in above.AsMap())
        {
            merged[key.AsString()] = merged.TryGetValue(key.AsString(), out var under) ? Overlay(under, value) : value;
        }

        return CelValue.Map([.. merged]);
    }
}
