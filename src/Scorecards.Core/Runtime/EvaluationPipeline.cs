using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>Collect → evaluate → save, for one service. Whoever calls it sees to it that a service is not evaluated twice at a time.</summary>
public sealed class EvaluationPipeline(
    Func<WorkingSet> inputs, IEvaluationStore store, FactCollector collector, EvaluationSchedule schedule, TimeProvider time)
{
    /// <summary>
    /// What it came to; null when the service is not in the catalog or not stored yet, or when another node saved
    /// meanwhile: then the state given is outdated.
    /// </summary>
    public async Task<EvaluationRun?> RunAsync(ServiceState state, CancellationToken cancellationToken)
    {
        var workingSet = inputs();
        if (state.Retired || !workingSet.Catalog.Services.TryGetValue(state.ServiceId, out var service))
        {
            return null;
        }

        var began = time.GetTimestamp();
        var plan = FactPlan.For(workingSet.Definitions, service, workingSet.ServerUrl);
        var collected = await collector.CollectAsync(plan, workingSet.Sources, state.Latest, state.Declared, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var facts = DeclaredFacts.With(collected, plan, state.Declared, now);
        var id = Guid.CreateVersion7(now).ToString("N");
        var (evaluation, append) = History.Continue(state.Latest, Scorer.Evaluate(plan, facts, state.Declared.ExemptionsAt(now), state.Latest, now, id));

        // What ends, and what is announced before it ends, does not wait for the schedule.
        DateTimeOffset?[] moments = [schedule.Next(state.ServiceId, now), state.Declared.NextEnd(now), TermEvents.Next(state.Declared, now)];
        var due = moments.Min()!.Value;
        var save = new EvaluationSave(evaluation, state.Revision, Contents(service, facts.Values), append, due)
        {
            Declared = state.Declared.Version,
            Events = Events(state, evaluation, new EventContext(service, workingSet.Definitions, workingSet.ServerUrl)),
        };
        var saved = await store.SaveEvaluationAsync(save, cancellationToken).ConfigureAwait(false);
        EvaluationMeter.Record(saved is null ? "outdated" : append ? "appended" : "confirmed", time.GetElapsedTime(began), facts);
        return saved is null ? null
            : new EvaluationRun(evaluation, saved.DeclaredSince ? null : state with
            {
                Revision = saved.Revision,
                Latest = evaluation,
                DueAt = due,
                Declared = state.Declared with { Evaluated = state.Declared.Version },
            });
    }

    private static IReadOnlyList<OutboxEvent> Events(ServiceState before, Evaluation next, EventContext context)
    {
        var ended = TermEvents.Between(before.Latest, next, before.Declared, context);
        return [.. (GradeEvents.Between(before.Latest, next, context) is { } changed ? ended.Prepend(changed) : ended).Select(OutboxEvent.Of)];
    }

    private static Dictionary<string, string> Contents(Service service, IEnumerable<Fact> facts)
    {
        var contents = new Dictionary<string, string> { [service.Digest] = ServiceJson.Content(service) };
        foreach (var body in facts.Select(f => f.Body).OfType<FactBody>())
        {
            contents.TryAdd(body.Digest, body.Json);
        }

        return contents;
    }
}
