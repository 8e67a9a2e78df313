using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Forges;

/// <summary>Answers the common questions from the repository of each service. Services of one repository share its answers.</summary>
internal sealed class ForgeSource(Forge forge, ForgeApi api, TimeProvider clock, IDisposable owned) : ISubjectSource, IWebhookSource, IDisposable
{
    private static readonly HashSet<string> _common = [.. RepositoryQueries.All.Concat(BuildQueries.All).Select(query => query.Name)];

    /// <summary>The argument that names another repository than the service's own.</summary>
    public static readonly SourceArgument Repo = new("repo", "The repository; that of the service's annotation without it.");

    public string Name => api.Source;

    public string Kind => forge.Kind;

    public WebhookReceiver? Webhook { get; init; }

    /// <summary>The queries of a kind: those that the forge has an answer to.</summary>
    public static IReadOnlyList<SourceQuery> QueriesOf(Forge forge) =>
    [
        .. RepositoryQueries.All.Concat(BuildQueries.All).Where(query => forge.Answers.ContainsKey(query.Name))
            .Select(query => query with { Arguments = [.. query.Arguments, Repo] }),
    ];

    public string? SubjectOf(Service service) => service.Annotations.GetValueOrDefault(forge.Annotation);

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new ForgeAnswers(api, cancellationToken);
        return FactBatch.CollectAsync(requests, clock, (request, _) => AnswerAsync(request, answers), cancellationToken);
    }

    public void Dispose() => owned.Dispose();

    private async Task<Fact> AnswerAsync(FactRequest request, ForgeAnswers answers)
    {
        var arguments = new QueryArguments(request);
        if (!_common.Contains(request.Query))
            arguments.Fail(UnknownCause.Definition, $"the source {Name} has no query '{request.Query}'");
        else if (!forge.Answers.ContainsKey(request.Query))
            arguments.Fail(UnknownCause.NotOffered, $"{forge.Product} has no {request.Query}");
        var question = ForgeQuestion.Read(request.Query, arguments, clock.GetUtcNow());
        var repository = Repository(request.Service, arguments, answers);
        if (arguments.Error is { } mistake)
            return Fact.Failed(mistake.Cause, mistake.Message, clock.GetUtcNow());

        var evidence = repository!.Page(forge.Pages.GetValueOrDefault(request.Query, ""));
        try
        {
            return Fact.Ok(await forge.Answers[request.Query](repository, question), clock.GetUtcNow(), evidence);
        }
        catch (ForgeException exception)
        {
            return Fact.Failed(exception.Error.Cause, exception.Error.Message, clock.GetUtcNow(), evidence);
        }
        catch (FormatException exception)
        {
            return Fact.Failed(UnknownCause.Source, $"the answer of {Name} has another form than documented: {exception.Message}", clock.GetUtcNow(), evidence);
        }
    }

    private ForgeRepository? Repository(Service service, QueryArguments arguments, ForgeAnswers answers)
    {
        var given = arguments.OptionalText(Repo.Name);
        var name = given ?? SubjectOf(service);
        if (name is null)
            arguments.Fail(UnknownCause.Subject, $"the service has no annotation {forge.Annotation}, which names its repository");
        else if (forge.PathOf(name) is { } path)
            return new ForgeRepository(name, path, answers);
        else
            arguments.Fail(given is null ? UnknownCause.Subject : UnknownCause.Definition,
                $"{(given is null ? $"the annotation {forge.Annotation}" : $"the argument '{Repo.Name}'")} must be {forge.NameForm}");
        return null;
    }
}
