using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.Server.Demo;

/// <summary>Stands for every source in the make-believe company: its facts are the examples of the checks themselves.</summary>
internal sealed class DemoSource(string name, DemoStory story, Func<DefinitionSet> definitions, TimeProvider time) : ISource
{
    public string Name => name;

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var facts = new List<Fact>(requests.Count);
        foreach (var group in requests.GroupBy(r => r.Service))
        {
            var answers = Answers(FactPlan.For(definitions(), group.Key, "http://127.0.0.1"), now);
            facts.AddRange(group.Select(r => answers.GetValueOrDefault(r.Key) ?? Fact.Failed(UnknownCause.Source, "the make-believe source is away", now)));
        }

        return Task.FromResult<IReadOnlyList<Fact>>(facts);
    }

    /// <summary>A fact for every question of the plan. Several checks may look at one fact, so their examples are laid over each other.</summary>
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

        return values.Where(v => !away.Contains(v.Key)).ToDictionary(v => v.Key, v => Fact.Ok(v.Value, at));
    }

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
