using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Gitea;

/// <summary>Jobs of actions as builds: https://docs.gitea.com/api/ (ListActionTasks), which Gitea has from 1.22 on and Forgejo from 7 on.</summary>
internal static class TaskReader
{
    private const int MaxPages = 10;

    public static async Task<CelValue> BuildsAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var asked = question.Builds.Branch == BuildQuestion.DefaultBranch ? question.Builds with { Branch = await repository.DefaultBranchAsync() } : question.Builds;
        var since = question.Now.AddDays(-asked.Days);
        var (tasks, truncated) = await ListAsync(repository, tasks => tasks.Any(task => task.Time("created_at") < since));
        return new BuildHistory([.. tasks.Select(Read)], asked, truncated).ToValue(question.Now);
    }

    public static async Task<CelValue> QueueAsync(ForgeRepository repository, ForgeQuestion question)
    {
        // The newest first: what waits is among them, or the oldest of it is told too young.
        var (tasks, _) = await ListAsync(repository, tasks => !IsWaiting(tasks[^1]));
        return new BuildQueue([.. tasks.Where(IsWaiting).Select(task => task.Time("created_at"))]).ToValue(question.Now);
    }

    private static Task<(IReadOnlyList<JsonElement> Tasks, bool Truncated)> ListAsync(ForgeRepository repository, Predicate<IReadOnlyList<JsonElement>> isEnough) =>
        repository.ListAsync("actions/tasks?limit=50", MaxPages, under: "workflow_runs", isEnough: all => all.Count > 0 && isEnough(all));

    private static bool IsWaiting(JsonElement task) => task.Text("status") is "waiting" or "blocked";

    private static Build Read(JsonElement task)
    {
        var status = task.Text("status") ?? throw new FormatException("a task has no 'status'");
        var result = status switch
        {
            "success" => BuildResult.Success,
            "failure" => BuildResult.Failure,
            "cancelled" or "skipped" => BuildResult.Cancelled,
            _ => BuildResult.Running,
        };
        var started = Started(task);
        return new Build
        {
            Id = ((long)(task.Number("id") ?? throw new FormatException("a task has no 'id'"))).ToString(CultureInfo.InvariantCulture),
            // Jobs of one name in several workflows are not the same.
            Name = task.Text("workflow_id") is { Length: > 0 } workflow ? $"{workflow}: {task.Text("name")}" : task.Text("name") ?? "task",
            Result = result,
            Branch = task.Text("head_branch"),
            Commit = task.Text("head_sha"),
            QueuedAt = task.Time("created_at"),
            StartedAt = started,
            FinishedAt = result == BuildResult.Running ? null : task.Time("updated_at"),
            Url = task.Text("url"),
        };
    }

    // A time that is not there yet is the first second of 1970, or of the year 1.
    private static DateTimeOffset? Started(JsonElement task) => task.Text("run_started_at") is null || task.Time("run_started_at") is not { Year: > 1970 } at ? null : at;
}
