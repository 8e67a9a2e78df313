using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Backstage;

/// <summary>Asks Tech Insights of a Backstage for the facts of one entity after the other: it has no call for several.</summary>
internal sealed class BackstageSource(string name, JsonApi api, InsightForm form, TimeProvider clock, IDisposable owned) : ISource, IDisposable
{
    private const int MostRetrievers = 50;
    private const int MostMistakes = 5;

    public string Name => name;

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new OncePerBatch<string, (JsonElement Body, FactError? Error)>(path => api.GetAsync(path, cancellationToken));
        return FactBatch.CollectAsync(requests, clock, (request, _) => AnswerAsync(request, answers), cancellationToken);
    }

    public void Dispose() => owned.Dispose();

    private async Task<Fact> AnswerAsync(FactRequest request, OncePerBatch<string, (JsonElement Body, FactError? Error)> answers)
    {
        var arguments = new QueryArguments(request);
        var entity = Entity(arguments.OptionalText("entity"), request.Service, arguments);
        var retrievers = Retrievers(arguments);
        if (request.Query != BackstageKind.Insights)
            arguments.Fail(UnknownCause.Definition, $"the source {name} has no query '{request.Query}'");
        if (arguments.Error is { } mistake)
            return Fact.Failed(mistake.Cause, mistake.Message, clock.GetUtcNow());

        var ids = string.Concat(retrievers.Select(id => $"&ids%5B%5D={Uri.EscapeDataString(id)}"));
        var (body, error) = await answers.GetAsync($"api/tech-insights/facts/latest?entity={Uri.EscapeDataString(entity!.ToString())}{ids}");
        var (now, evidence) = (clock.GetUtcNow(), api.Page($"catalog/{entity.Namespace}/{entity.Kind}/{entity.Name}"));
        if (error is not null)
            return Fact.Failed(error.Cause, error.Message, now, evidence);
        try
        {
            var mistakes = new List<string>();
            var insights = InsightFacts.Read(body, retrievers, form, mistakes.Add, now);
            if (mistakes.Count > 0)
                return Fact.Failed(UnknownCause.Definition, $"Tech Insights has other facts than the option 'facts' of {name} says: {string.Join("; ", mistakes.Distinct().Take(MostMistakes))}", now, evidence);
            // A retriever that has stopped and an entity that its filter leaves out look alike, so no grade may fall by it.
            return insights is { } found ? Fact.Ok(found, now, evidence) : Fact.Failed(
                UnknownCause.Source, $"{api.Host} has no facts of {string.Join(" or ", retrievers)} about {entity}: see that it runs and that its filter takes this entity", now, evidence);
        }
        catch (FormatException exception)
        {
            return Fact.Failed(UnknownCause.Source, $"the answer of {name} has another form than documented: {exception.Message}", now, evidence);
        }
    }

    private static IReadOnlyList<string> Retrievers(QueryArguments arguments)
    {
        IReadOnlyList<string> ids = [.. arguments.Texts(BackstageKind.Retrievers).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (ids.Count is 0 or > MostRetrievers)
            arguments.Fail(UnknownCause.Definition, $"the argument '{BackstageKind.Retrievers}' must name from one to {MostRetrievers} fact retrievers");
        return ids;
    }

    private static InsightEntity? Entity(string? given, Service service, QueryArguments arguments)
    {
        if (given is null)
            return new InsightEntity("component", service.Namespace, service.Name);
        if (InsightEntity.Parse(given) is { } entity)
            return entity;
        if (arguments.Error is null)
            arguments.Fail(UnknownCause.Definition, "the argument 'entity' must be written as kind:namespace/name, such as component:default/checkout");
        return null;
    }
}
