using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitLab;

/// <summary>
/// Pipelines as builds. They are asked for in GraphQL (https://docs.gitlab.com/api/graphql/reference/#cipipeline): REST lists them without their
/// times, and would need a request for each.
/// </summary>
internal static class PipelineReader
{
    private const int MaxPages = 5;

    public static async Task<CelValue> BuildsAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var asked = await FillInAsync(repository, question.Builds);
        var since = question.Now.AddDays(-asked.Days);
        var (builds, truncated) = await ListAsync(repository, asked, builds => builds.Any(build => build.At < since));
        return new BuildHistory(builds, asked, truncated).ToValue(question.Now);
    }

    /// <summary>https://docs.gitlab.com/api/pipelines/#retrieve-a-test-report-summary-for-a-pipeline.</summary>
    public static async Task<CelValue> TestsAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var asked = await FillInAsync(repository, question.Builds);
        var (builds, _) = await ListAsync(repository, asked, builds => builds.Any(IsJudged));
        var last = builds.Where(build => IsJudged(build) && asked.Fits(build)).MaxBy(build => build.At)
            ?? throw new ForgeException(UnknownCause.Subject, $"{repository.Name} has no pipeline that ended{(asked.Branch is { } branch ? $" on {branch}" : "")}");
        var total = (await repository.GetAsync($"pipelines/{last.Id}/test_report_summary")).Part("total") ?? throw new FormatException("there is no 'total'");
        return new BuildTests(last, Count("count"), Count("failed") + Count("error"), Count("skipped"), total.Number("time")).ToValue(question.Now);

        long Count(string name) => (long)(total.Number(name) ?? throw new FormatException($"there is no '{name}'"));
    }

    /// <summary>https://docs.gitlab.com/api/jobs/#list-all-jobs-for-a-project.</summary>
    public static async Task<CelValue> QueueAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var (jobs, _) = await repository.ListAsync("jobs?scope[]=pending&scope[]=waiting_for_resource&per_page=100", MaxPages);
        return new BuildQueue([.. jobs.Select(job => job.Time("created_at"))]).ToValue(question.Now);
    }

    private static bool IsJudged(Build build) => build.Result is BuildResult.Success or BuildResult.Failure;

    private static async Task<BuildQuestion> FillInAsync(ForgeRepository repository, BuildQuestion asked) =>
        asked.Branch == BuildQuestion.DefaultBranch ? asked with { Branch = await repository.DefaultBranchAsync() } : asked;

    /// <summary>The newest pipelines, page by page.</summary>
    private static async Task<(IReadOnlyList<Build> Builds, bool Truncated)> ListAsync(ForgeRepository repository, BuildQuestion asked, Predicate<List<Build>> isEnough)
    {
        var builds = new List<Build>();
        string? after = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var data = await repository.QueryAsync("api/graphql", GitLabQuestions.Pipelines(repository.Name, asked.Branch, after));
            var project = data.Part("project") ?? throw new ForgeException(UnknownCause.Subject, $"{repository.Host} has no project {repository.Name}, or our credentials may not see it");
            // Who may not see the pipelines gets none.
            if (project.Part("pipelines") is not { } list)
                throw new ForgeException(UnknownCause.Source, $"{repository.Host} does not show the pipelines of {repository.Name}: CI is switched off there, or our credentials lack the permission for it");
            builds.AddRange(list.Items("nodes").Select(node => Read(node, repository)));
            var info = list.Part("pageInfo") ?? throw new FormatException("there is no 'pageInfo'");
            if (info.Flag("hasNextPage") != true || isEnough(builds))
                return (builds, false);
            var next = info.Text("endCursor");
            if (next is null || next == after)
                throw new ForgeException(UnknownCause.Source, $"the pages of {repository.Host} lead in a circle");
            after = next;
        }

        return (builds, true);
    }

    private static Build Read(JsonElement pipeline, ForgeRepository repository)
    {
        // Such as gid://gitlab/Ci::Pipeline/47.
        var id = pipeline.Text("id")?.Split('/')[^1] is { } last && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw new FormatException("a pipeline has no 'id'");
        var result = ResultOf(pipeline.Text("status"));
        var created = pipeline.Time("createdAt");
        return new Build
        {
            Id = id,
            Name = pipeline.Text("name") ?? "pipeline",
            Result = result,
            Branch = pipeline.Text("ref"),
            Commit = pipeline.Text("sha"),
            QueuedAt = created,
            StartedAt = TimeOf("startedAt"),
            // One that ended without ever running, such as a broken configuration, has no such time.
            FinishedAt = result == BuildResult.Running ? null : TimeOf("finishedAt") ?? created,
            Url = pipeline.Text("path") is { } path ? repository.Site(path) : null,
        };

        DateTimeOffset? TimeOf(string name) => pipeline.Text(name) is null ? null : pipeline.Time(name);
    }

    /// <summary>https://docs.gitlab.com/api/graphql/reference/#pipelinestatusenum.</summary>
    private static BuildResult ResultOf(string? status) => status switch
    {
        "SUCCESS" => BuildResult.Success,
        "FAILED" => BuildResult.Failure,
        // One that waits for a person has done all it does by itself, and says nothing of what comes.
        "CANCELED" or "SKIPPED" or "MANUAL" => BuildResult.Cancelled,
        null => throw new FormatException("a pipeline has no 'status'"),
        _ => BuildResult.Running,
    };
}
