using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Cli.Rating;

/// <summary>Rates services once, from facts collected now: nothing is kept, so nothing is held from earlier runs.</summary>
internal sealed class Rater(WorkingSet inputs, TimeProvider time)
{
    /// <summary>Enough to keep slow sources busy; each host has a limit of its own.</summary>
    private const int AtATime = 16;

    private readonly FactCollector _collector = new(null, time);

    /// <param name="done">Called after each service.</param>
    public async Task<IReadOnlyList<ServiceRun>> RateAsync(IReadOnlyList<Service> services, Action done, CancellationToken cancellationToken)
    {
        var runs = new ServiceRun[services.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, services.Count, options, async (index, token) =>
        {
            runs[index] = await RateAsync(services[index], token);
            done();
        });
        return runs;
    }

    /// <summary>Null when the check does not run: it is a draft or retired.</summary>
    public async Task<CheckExplanation?> ExplainAsync(Service service, string check, CancellationToken cancellationToken)
    {
        var plan = FactPlan.For(inputs.Definitions, service, inputs.ServerUrl);
        if (plan.Checks.FirstOrDefault(c => c.Check.Name == check) is not { } planned)
        {
            return null;
        }

        plan = plan with { Checks = [planned] };
        var collected = await _collector.CollectAsync(plan, inputs.Sources, null, Declared.Nothing, cancellationToken);
        var now = time.GetUtcNow();
        var answers = DeclaredFacts.With(collected, plan, Declared.Nothing, now);
        var facts = new Dictionary<string, Fact>();
        foreach (var fact in planned.Facts)
        {
            facts[fact.Name] = fact.Error is { } error ? Fact.Failed(error.Cause, error.Message, now) : answers[fact.Key];
        }

        return planned.Settled is { } settled
            ? new CheckExplanation(plan, planned, facts, settled, "")
            : new CheckExplanation(
                plan, planned, facts, planned.Check.Observe(plan.ServiceValue, facts, now), planned.Check.Explain(plan.ServiceValue, facts, now));
    }

    /// <summary>What a source answers to all that checks ask it of a service; empty when none asks.</summary>
    /// <param name="query">Null for all queries.</param>
    public async Task<IReadOnlyList<(PlannedFact Planned, Fact Fact)>> AskAsync(Service service, string source, string? query, CancellationToken cancellationToken)
    {
        var plan = FactPlan.For(inputs.Definitions, service, inputs.ServerUrl);
        plan = plan with
        {
            Checks = [.. plan.Checks.Select(c => c with { Facts = [.. c.Facts.Where(f => f.Key.Source == source && (query is null || f.Key.Query == query))] })],
        };
        var collected = await _collector.CollectAsync(plan, inputs.Sources, null, Declared.Nothing, cancellationToken);
        var now = time.GetUtcNow();
        return
        [
            .. plan.Checks.SelectMany(c => c.Facts).DistinctBy(f => (f.Key, f.Error?.Message))
                .Select(f => (f, f.Error is { } error ? Fact.Failed(error.Cause, error.Message, now) : collected[f.Key])),
        ];
    }

    private async Task<ServiceRun> RateAsync(Service service, CancellationToken cancellationToken)
    {
        var plan = FactPlan.For(inputs.Definitions, service, inputs.ServerUrl);
        var collected = await _collector.CollectAsync(plan, inputs.Sources, null, Declared.Nothing, cancellationToken);
        var now = time.GetUtcNow();
        var facts = DeclaredFacts.With(collected, plan, Declared.Nothing, now);
        return new ServiceRun(plan, Scorer.Evaluate(plan, facts, [], null, now, Guid.CreateVersion7(now).ToString("N")));
    }
}
