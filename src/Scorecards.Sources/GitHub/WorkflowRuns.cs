using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>Runs of GitHub Actions as builds, https://docs.github.com/en/rest/actions/workflow-runs.</summary>
internal static class WorkflowRuns
{
    private const int MaxPages = 5;

    /// <summary>Attempts before the last that are looked at, each with a request of its own. They do not change any more.</summary>
    private const int MaxEarlier = 10;

    public static async Task<BuildHistory> BuildsAsync(GitHubRepository repository, BuildQuestion asked, DateTimeOffset now)
    {
        var question = asked.Branch == BuildQuestion.DefaultBranch ? asked with { Branch = await repository.DefaultBranchAsync() } : asked;
        var file = question.Name is { } name && (name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal)) ? name : null;
        // Whole days, so that the question stays the same for a day and its answer may be kept.
        var since = now.AddDays(-question.Days).UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var branch = question.Branch is { } one ? $"&branch={Uri.EscapeDataString(one)}" : "";
        var path = $"actions/{(file is null ? "" : $"workflows/{Uri.EscapeDataString(file)}/")}runs?per_page=100&created=%3E%3D{since}{branch}";
        if (file is not null && (await repository.AskAsync(path)).Status == 404)
        {
            // A file that is not there and runs that we may not see are the same 404: all runs tell which it is.
            await repository.GetAsync("actions/runs?per_page=1");
            throw new GitHubException(UnknownCause.Subject, $"{repository.Slug} has no workflow '{file}'");
        }

        var (runs, truncated) = await repository.ListAsync(path, MaxPages, under: "workflow_runs");
        var builds = runs.Select(run => Read(run, file)).ToList();
        foreach (var again in builds.Where(build => build is { Attempt: > 1, Result: BuildResult.Success } && question.Fits(build)).Take(MaxEarlier).ToList())
            builds.Add(Read(await repository.GetAsync($"actions/runs/{again.Id}/attempts/{again.Attempt - 1}"), file));
        return new BuildHistory(builds, question, truncated);
    }

    public static async Task<BuildQueue> QueueAsync(GitHubRepository repository)
    {
        var (runs, _) = await repository.ListAsync("actions/runs?status=queued&per_page=100", MaxPages, under: "workflow_runs");
        return new BuildQueue([.. runs.Select(run => run.Text("run_started_at") is null ? run.Time("created_at") : run.Time("run_started_at"))]);
    }

    /// <param name="file">The workflow's file, where it is asked for by that; it names the build then.</param>
    private static Build Read(JsonElement run, string? file)
    {
        var isDone = run.Text("status") == "completed";
        return new Build
        {
            Id = ((long)(run.Number("id") ?? throw new FormatException("a run has no 'id'"))).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Name = file ?? run.Text("name") ?? run.Text("path") ?? throw new FormatException("a run has no 'name'"),
            Result = isDone ? ResultOf(run.Text("conclusion")) : BuildResult.Running,
            Branch = run.Text("head_branch"),
            Commit = run.Text("head_sha"),
            Attempt = (long?)run.Number("run_attempt") ?? 1,
            StartedAt = run.Text("run_started_at") is null ? run.Time("created_at") : run.Time("run_started_at"),
            FinishedAt = isDone ? run.Time("updated_at") : null,
            Url = run.Text("html_url"),
        };
    }

    private static BuildResult ResultOf(string? conclusion) => conclusion switch
    {
        "success" => BuildResult.Success,
        "failure" or "timed_out" or "startup_failure" => BuildResult.Failure,
        _ => BuildResult.Cancelled,
    };
}
