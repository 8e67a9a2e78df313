using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.GitHub;

/// <summary>Answers from the repository of each service. Services of one repository share its answers.</summary>
internal sealed class GitHubSource(string name, GitHubApi api, TimeProvider clock, IDisposable owned) : ISubjectSource, IWebhookSource, IDisposable
{
    public string Name => name;

    public string Kind => GitHubKind.Name;

    public WebhookReceiver? Webhook { get; init; }

    public string? SubjectOf(Service service) => service.Annotations.GetValueOrDefault(Subjects.GitHub);

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new GitHubAnswers(api, cancellationToken);
        return FactBatch.CollectAsync(requests, clock, (request, _) => AnswerAsync(request, answers), cancellationToken);
    }

    public void Dispose() => owned.Dispose();

    private async Task<Fact> AnswerAsync(FactRequest request, GitHubAnswers answers)
    {
        var arguments = new QueryArguments(request);
        var ask = Question(request.Query, arguments);
        var slug = RepositorySlug.Of(request.Service, arguments);
        if (arguments.Error is { } mistake)
            return Fact.Failed(mistake.Cause, mistake.Message, clock.GetUtcNow());

        var repository = new GitHubRepository(name, slug!, answers);
        var evidence = repository.Page(PageOf(request.Query));
        try
        {
            return Fact.Ok(await ask(repository), clock.GetUtcNow(), evidence);
        }
        catch (GitHubException exception)
        {
            return Fact.Failed(exception.Error.Cause, exception.Error.Message, clock.GetUtcNow(), evidence);
        }
        catch (FormatException exception)
        {
            return Fact.Failed(UnknownCause.Source, $"the answer of {name} has another form than documented: {exception.Message}", clock.GetUtcNow(), evidence);
        }
    }

    private Func<GitHubRepository, Task<CelValue>> Question(string query, QueryArguments arguments)
    {
        switch (query)
        {
            case RepositoryQueries.Repository:
                return async repository => (await RepositoryReader.RepositoryAsync(repository)).ToValue(clock.GetUtcNow());
            case RepositoryQueries.Protection:
                var branch = arguments.OptionalText("branch");
                return async repository => (await ProtectionReader.ReadAsync(repository, branch)).ToValue();
            case RepositoryQueries.Contributors:
                return async repository => (await PeopleReader.ContributorsAsync(repository)).ToValue();
            case RepositoryQueries.Access:
                return async repository => (await PeopleReader.AccessAsync(repository)).ToValue();
            case RepositoryQueries.Owners:
                return async repository => (await RepositoryReader.OwnersAsync(repository)).ToValue();
            case RepositoryQueries.Releases:
                var releaseDays = arguments.Number("days", RepositoryQueries.Days, 1, 3650);
                return repository => ReleaseReader.ReadAsync(repository, releaseDays, clock.GetUtcNow());
            case RepositoryQueries.Environments:
                return EnvironmentReader.ReadAsync;
            case RepositoryQueries.Alerts:
                var kinds = AlertReader.Kinds(arguments);
                return repository => AlertReader.ReadAsync(repository, kinds, clock.GetUtcNow());
            case BuildQueries.Builds:
                var asked = BuildQuestion.Read(arguments);
                return async repository => (await WorkflowRuns.BuildsAsync(repository, asked, clock.GetUtcNow())).ToValue(clock.GetUtcNow());
            case BuildQueries.Queue:
                return async repository => (await WorkflowRuns.QueueAsync(repository)).ToValue(clock.GetUtcNow());
            case BuildQueries.Deployments:
                var environment = arguments.OptionalText("environment");
                var days = arguments.Number("days", BuildQuestion.DefaultDays, 1, 365);
                return repository => DeploymentReader.ReadAsync(repository, environment, days, clock.GetUtcNow());
            case BuildQueries.Tests:
                arguments.Fail(UnknownCause.NotOffered, "GitHub keeps no results of tests: ask a source of the kind files for a report");
                break;
            default:
                arguments.Fail(UnknownCause.Definition, $"the source {name} has no query '{query}'");
                break;
        }

        return _ => Task.FromResult(CelValue.Null);
    }

    private static string PageOf(string query) => query switch
    {
        RepositoryQueries.Protection => "/rules",
        RepositoryQueries.Contributors => "/graphs/contributors",
        RepositoryQueries.Access => "/settings/access",
        RepositoryQueries.Releases => "/releases",
        RepositoryQueries.Environments or BuildQueries.Deployments => "/deployments",
        RepositoryQueries.Alerts => "/security",
        BuildQueries.Builds or BuildQueries.Queue => "/actions",
        _ => "",
    };
}
