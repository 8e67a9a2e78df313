using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Choosing;

/// <summary>
/// Asks for each service the one source that knows it, so that a check is written once for all systems: by the annotation that names the
/// service there, in the order of the kinds; a service that is in several says which by an annotation of its own.
/// </summary>
/// <param name="kind">Whom it chooses among.</param>
/// <param name="others">All sources.</param>
internal sealed class ChosenSource(string name, ChosenKind kind, Func<IEnumerable<ISource>> others, TimeProvider clock) : IForwardingSource
{
    public string Name => name;

    public async Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var facts = new Fact[requests.Count];
        var chosen = requests.Select((request, index) => (Request: request, Index: index, Choice: Choose(request))).ToList();
        foreach (var (request, index, choice) in chosen.Where(one => one.Choice.Source is null))
            facts[index] = Fact.Failed(choice.Error!.Cause, choice.Error.Message, clock.GetUtcNow());
        var asked = chosen.Where(one => one.Choice.Source is not null).GroupBy(one => one.Choice.Source!).Select(async group =>
        {
            var batch = group.ToList();
            var answers = await group.Key.CollectAsync([.. batch.Select(one => one.Request with { Source = group.Key.Name })], cancellationToken);
            foreach (var (one, fact) in batch.Zip(answers))
                facts[one.Index] = fact;
        });
        await Task.WhenAll(asked);
        return facts;
    }

    public ISource? SourceOf(Service service) => Choose(service).Source;

    private (ISubjectSource? Source, FactError? Error) Choose(FactRequest request) => kind.Queries.All(query => query.Name != request.Query)
        ? (null, new FactError(UnknownCause.Definition, $"the source {name} has no query '{request.Query}'"))
        : Choose(request.Service);

    private (ISubjectSource? Source, FactError? Error) Choose(Service service)
    {
        var candidates = others().OfType<ISubjectSource>().Where(other => kind.Kinds.Contains(other.Kind))
            .OrderBy(other => kind.RankOf(other.Kind)).ThenBy(other => other.Name, StringComparer.Ordinal).ToList();
        if (service.Annotations.TryGetValue(kind.Annotation, out var named))
        {
            return candidates.Find(candidate => candidate.Name == named) is { } source
                ? (source, null)
                : (null, new FactError(UnknownCause.Subject, $"the annotation {kind.Annotation} names '{named}', and no such source of {name} is configured: {Names(candidates)}"));
        }

        if (candidates.Find(candidate => candidate.SubjectOf(service) is not null) is { } found)
            return (found, null);
        // Where the service is known to a system that nobody has configured, that is not its fault.
        if (kind.Annotations.FirstOrDefault(service.Annotations.ContainsKey) is { } other)
            return (null, new FactError(UnknownCause.Definition, $"the service has the annotation {other}, and no source for it is configured: {Names(candidates)}"));
        return (null, new FactError(UnknownCause.Subject, $"the service has none of the annotations that say where it is: {string.Join(", ", kind.Annotations)}"));
    }

    private static string Names(List<ISubjectSource> candidates) =>
        candidates.Count == 0 ? "there is none" : $"there is {string.Join(", ", candidates.Select(candidate => candidate.Name))}";
}
