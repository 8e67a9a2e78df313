using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Builds;

/// <summary>Asks a build server in the common words, for the job or builder that each service names in an annotation.</summary>
/// <param name="subject">The annotation with the job or builder.</param>
/// <param name="deploys">The annotation with those that deploy.</param>
/// <param name="server">Made for a batch, so that what several services need is asked for once.</param>
internal sealed class BuildServerSource(
    string name, string kind, string subject, string deploys, Func<CancellationToken, IBuildServer> server, TimeProvider clock, IDisposable owned) : ISubjectSource, IWebhookSource, IDisposable
{
    private const int MostDeployJobs = 20;

    public string Name => name;

    public string Kind => kind;

    public WebhookReceiver? Webhook { get; init; }

    public string? SubjectOf(Service service) => service.Annotations.GetValueOrDefault(subject) is { Length: > 0 } job ? job : null;

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var asked = server(cancellationToken);
        return FactBatch.CollectAsync(requests, clock, (request, _) => AnswerAsync(request, asked), cancellationToken);
    }

    public void Dispose() => owned.Dispose();

    private async Task<Fact> AnswerAsync(FactRequest request, IBuildServer asked)
    {
        var arguments = new QueryArguments(request);
        var question = BuildQuestion.Read(arguments);
        var environment = arguments.OptionalText("environment");
        var job = SubjectOf(request.Service);
        if (BuildQueries.All.All(query => query.Name != request.Query))
            arguments.Fail(UnknownCause.Definition, $"the source {name} has no query '{request.Query}'");
        if (job is null)
            arguments.Fail(UnknownCause.Subject, $"the service has no annotation {subject} that says what builds it");
        if (arguments.Error is { } mistake)
            return Fact.Failed(mistake.Cause, mistake.Message, clock.GetUtcNow());

        try
        {
            return request.Query switch
            {
                BuildQueries.Builds => await BuildsAsync(asked, job!, question),
                BuildQueries.Deployments => await DeploymentsAsync(asked, request.Service, environment, question.Days),
                BuildQueries.Tests => await TestsAsync(asked, job!, question),
                _ => Fact.Ok((await asked.QueueAsync(job!)).ToValue(clock.GetUtcNow()), clock.GetUtcNow(), asked.Page(job!)),
            };
        }
        catch (UnansweredException exception)
        {
            return Fact.Failed(exception.Error.Cause, exception.Message, clock.GetUtcNow(), asked.Page(job!));
        }
        catch (FormatException exception)
        {
            return Fact.Failed(UnknownCause.Source, $"the answer of {name} has another form than documented: {exception.Message}", clock.GetUtcNow(), asked.Page(job!));
        }
    }

    private async Task<Fact> BuildsAsync(IBuildServer asked, string job, BuildQuestion question)
    {
        var history = await asked.BuildsAsync(job, question, Since(question.Days));
        var now = clock.GetUtcNow();
        return Fact.Ok(history.ToValue(now), now, asked.Page(job));
    }

    private async Task<Fact> TestsAsync(IBuildServer asked, string job, BuildQuestion question)
    {
        var history = await asked.BuildsAsync(job, question, clock.GetUtcNow());
        if (history.Builds.FirstOrDefault(build => build.Result is BuildResult.Success or BuildResult.Failure && history.Asked.Fits(build)) is not { } build)
            throw new UnansweredException(UnknownCause.Subject, $"none of the newest builds of {job}{(history.Asked.Branch is { } branch ? $" on {branch}" : "")} has ended, so there are no tests of it");
        var tests = await asked.TestsAsync(job, build);
        var now = clock.GetUtcNow();
        return Fact.Ok(tests.ToValue(now), now, build.Url ?? asked.Page(job));
    }

    private async Task<Fact> DeploymentsAsync(IBuildServer asked, Service service, string? environment, long days)
    {
        var jobs = DeployJobsOf(service);
        var histories = await Task.WhenAll(jobs.Where(one => environment is null || one.Environment == environment).Select(async one =>
            (one.Environment, History: await asked.BuildsAsync(one.Job, new BuildQuestion(null, null, days), Since(days)))));
        var deployments = histories.SelectMany(one => one.History.Builds.Select(build => new Deployment(one.Environment, build.Result, build.At, build.Commit, build.Url)));
        var now = clock.GetUtcNow();
        return Fact.Ok(Deployment.ToValue(deployments, environment, days, histories.Any(one => one.History.Truncated), now), now, asked.Page(jobs[0].Job));
    }

    private IReadOnlyList<(string Environment, string Job)> DeployJobsOf(Service service)
    {
        if (service.Annotations.GetValueOrDefault(deploys) is not { Length: > 0 } annotation)
            throw new UnansweredException(UnknownCause.Subject, $"the service has no annotation {deploys} that says what deploys it");
        try
        {
            var jobs = DeployJobs.Read(annotation);
            return jobs.Count <= MostDeployJobs ? jobs : throw new FormatException($"no more than {MostDeployJobs} are looked at");
        }
        catch (FormatException exception)
        {
            throw new UnansweredException(UnknownCause.Subject, $"the annotation {deploys} cannot be read: {exception.Message}");
        }
    }

    private DateTimeOffset Since(long days) => clock.GetUtcNow().AddDays(-days);
}
