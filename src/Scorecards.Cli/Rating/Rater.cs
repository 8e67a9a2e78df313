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

    private async Task<ServiceRun> RateAsync(Service service, CancellationToken cancellationToken)
    {
        var plan = FactPlan.For(inputs.Definitions, service, inputs.ServerUrl);
        var collected = await _collector.CollectAsync(plan, inputs.Sources, null, Declared.Nothing, cancellationToken);
        var now = time.GetUtcNow();
        var facts = DeclaredFacts.With(collected, plan, Declared.Nothing, now);
        return new ServiceRun(plan, Scorer.Evaluate(plan, facts, [], null, now, Guid.CreateVersion7(now).ToString("N")));
    }
}
