using System.Text.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>Gets the facts of a plan: those that still live from the store, the others from their sources, all sources at once.</summary>
/// <param name="store">Where facts that still live are; null when nothing is kept from run to run.</param>
public sealed class FactCollector(IEvaluationStore? store, TimeProvider time)
{
    /// <summary>How long a source may take for all its questions about one service.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyDictionary<FactKey, Fact>> CollectAsync(
        FactPlan plan, IReadOnlyDictionary<string, ISource> sources, Evaluation? previous, CancellationToken cancellationToken)
    {
        var questions = plan.Questions();
        var facts = await AliveAsync(questions, previous, cancellationToken).ConfigureAwait(false);
        var answers = await Task.WhenAll(questions.Values
            .Where(q => !facts.ContainsKey(q.Key))
            .Select(q => q.Request!)
            .GroupBy(r => r.Source, (source, requests) => AskAsync(sources.GetValueOrDefault(source), [.. requests], cancellationToken)))
            .ConfigureAwait(false);

        foreach (var (request, fact) in answers.SelectMany(a => a))
        {
            facts[request.Key] = fact;
        }

        return facts;
    }

    private async Task<Dictionary<FactKey, Fact>> AliveAsync(
        IReadOnlyDictionary<FactKey, PlannedFact> questions, Evaluation? previous, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var alive = (previous?.Facts ?? [])
            .Where(f => f.Digest is not null
                && questions.TryGetValue(new FactKey(f.Source, f.Query, f.Arguments), out var question)
                && f.CollectedAt <= now && now - f.CollectedAt < question.Ttl)
            .ToList();
        var facts = new Dictionary<FactKey, Fact>(questions.Count);
        if (alive.Count == 0 || store is null)
        {
            return facts;
        }

        var bodies = await store.FindContentsAsync([.. alive.Select(f => f.Digest!).Distinct()], cancellationToken).ConfigureAwait(false);
        foreach (var record in alive.Where(f => bodies.ContainsKey(f.Digest!)))
        {
            using var json = JsonDocument.Parse(bodies[record.Digest!]);
            facts[new FactKey(record.Source, record.Query, record.Arguments)] =
                Fact.Ok(CelValue.FromJson(json.RootElement), record.CollectedAt, record.Evidence) with { Took = record.Took };
        }

        return facts;
    }

    private async Task<IEnumerable<(FactRequest Request, Fact Fact)>> AskAsync(ISource? source, FactRequest[] requests, CancellationToken cancellationToken)
    {
        if (source is null)
        {
            return Failed(requests, "the source is not configured");
        }

        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var collecting = source.CollectAsync(requests, deadline.Token);
            try
            {
                var facts = await collecting.WaitAsync(Deadline, time, cancellationToken).ConfigureAwait(false);
                return requests.Zip(facts);
            }
            finally
            {
                await deadline.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (TimeoutException)
        {
            return Failed(requests, $"no answer within {Deadline.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The contract says that a source never throws. If one does, that is our trouble and not the service's.
            return Failed(requests, $"the source failed: {e.Message}");
        }
    }

    private IEnumerable<(FactRequest, Fact)> Failed(FactRequest[] requests, string message)
    {
        var now = time.GetUtcNow();
        return requests.Select(r => (r, Fact.Failed(UnknownCause.Source, message, now)));
    }
}
