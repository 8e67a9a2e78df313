using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>Gets the facts of a plan: those that still live from the store, the others from their sources, all sources at once.</summary>
/// <param name="store">Where facts that still live are; null when nothing is kept from run to run.</param>
public sealed class FactCollector(IEvaluationStore? store, TimeProvider time)
{
    /// <summary>How long a source may take for all its questions about one service.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A fact for every question of the plan but those that <see cref="DeclaredFacts"/> answers.</summary>
    public async Task<IReadOnlyDictionary<FactKey, Fact>> CollectAsync(
        FactPlan plan,
        IReadOnlyDictionary<string, ISource> sources,
        Evaluation? previous,
        Declared declared,
        CancellationToken cancellationToken)
    {
        var questions = plan.Questions();
        var ages = new FactAges(sources, declared, time.GetUtcNow());
        var facts = await AliveAsync(questions, previous, ages, cancellationToken).ConfigureAwait(false);
        Say(facts, questions.Values, sources, declared);

        var batches = questions.Values.Where(q => !facts.ContainsKey(q.Key) && !DeclaredFacts.Answer(q.Key))
            .Select(q => q.Request! with { Ttl = ages.TtlOf(q), NotBefore = ages.NotBefore(q.Request) })
            .GroupBy(r => r.Source).Select(g => g.ToList()).ToList();
        var answers = await Task.WhenAll(batches.Select(b => SourceCall.AskAsync(sources.GetValueOrDefault(b[0].Source), b, Deadline, time, cancellationToken)))
            .ConfigureAwait(false);

        foreach (var (batch, answer) in batches.Zip(answers))
        {
            foreach (var (request, fact) in batch.Zip(answer))
            {
                facts[request.Key] = fact;
            }
        }

        return facts;
    }

    /// <summary>What was declared is never kept from the run before: it may have been declared anew.</summary>
    private void Say(
        Dictionary<FactKey, Fact> facts, IEnumerable<PlannedFact> questions, IReadOnlyDictionary<string, ISource> sources, Declared declared)
    {
        var now = time.GetUtcNow();
        foreach (var request in questions.Select(q => q.Request!))
        {
            if (sources.GetValueOrDefault(request.Source) is IDeclaredSource source)
            {
                facts[request.Key] = source.Answer(request, declared, now);
            }
        }
    }

    private async Task<Dictionary<FactKey, Fact>> AliveAsync(
        IReadOnlyDictionary<FactKey, PlannedFact> questions, Evaluation? previous, FactAges ages, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var alive = (previous?.Facts ?? [])
            .Where(f => f.Digest is not null
                && questions.TryGetValue(KeyOf(f), out var question)
                && f.CollectedAt <= now && now - f.CollectedAt < ages.TtlOf(question) && !ages.IsOutdated(question.Request!))
            .ToList();
        var facts = new Dictionary<FactKey, Fact>(questions.Count);
        if (alive.Count == 0 || store is null)
        {
            return facts;
        }

        var bodies = await store.FindContentsAsync([.. alive.Select(f => f.Digest!).Distinct()], cancellationToken).ConfigureAwait(false);
        foreach (var record in alive)
        {
            // A body that was damaged in the store is as good as none: the question is asked again.
            if (bodies.TryGetValue(record.Digest!, out var body) && record.Read(body) is { } fact)
            {
                facts[KeyOf(record)] = fact;
            }
        }

        return facts;
    }

    private static FactKey KeyOf(FactRecord record) => new(record.Source, record.Query, record.Arguments);
}
