using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Demo;

/// <summary>Writes the past of the make-believe company: each service is evaluated once for each day of the story.</summary>
internal static class DemoHistory
{
    public static async Task WriteAsync(
        IStore store, DefinitionSet definitions, DemoSource source, DateTimeOffset begin, EvaluationSchedule schedule, CancellationToken cancellationToken)
    {
        var services = DemoCompany.Catalog.Services.Values;
        await store.SyncServicesAsync([.. services], _ => begin, begin, cancellationToken);
        await store.SaveDefinitionsAsync(definitions.Digest, JsonSerializer.Serialize(definitions.Documents), begin, cancellationToken);
        await Parallel.ForEachAsync(services, cancellationToken, async (service, token) =>
            await WriteAsync(store, FactPlan.For(definitions, service, "http://127.0.0.1"), source, begin, schedule, token));
    }

    private static async Task WriteAsync(
        IStore store, FactPlan plan, DemoSource source, DateTimeOffset begin, EvaluationSchedule schedule, CancellationToken cancellationToken)
    {
        var id = plan.Service.Id;
        Evaluation? previous = null;
        long revision = 0;
        for (var at = begin; at <= begin + DemoStory.Length; at += TimeSpan.FromDays(1))
        {
            var facts = source.Answers(plan, at);
            var next = Scorer.Evaluate(plan, facts, [], previous, at, Guid.CreateVersion7(at).ToString("N"));
            var (evaluation, append) = History.Continue(previous, next);
            var contents = facts.Values.Select(f => f.Body).OfType<FactBody>().DistinctBy(b => b.Digest).ToDictionary(b => b.Digest, b => b.Json);
            contents[plan.Service.Digest] = ServiceJson.Content(plan.Service);
            var saved = await store.SaveEvaluationAsync(new EvaluationSave(evaluation, revision, contents, append, schedule.Next(id, at)), cancellationToken)
                ?? throw new StoreException($"The make-believe service {id} was saved by someone else: --demo needs a database of its own.");
            (previous, revision) = (evaluation, saved.Revision);
        }
    }
}
