using System.Globalization;
using System.Text.Json;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Jenkins;

/// <summary>
/// A build as Jenkins tells it: what <c>hudson.model.Run</c> exports, and of its actions those of the plugins git (what was built) and
/// metrics (how long it waited).
/// </summary>
internal static class JenkinsBuild
{
    /// <summary>What to ask for, in the form of the parameter <c>tree</c>.</summary>
    public const string Tree = "number,url,result,building,timestamp,duration,actions[lastBuiltRevision[SHA1,branch[name]],queuingDurationMillis]";

    /// <param name="job">The full name of its job, or of the job its branch's job belongs to.</param>
    /// <param name="branch">Where its job is the job of a branch; null where only the build knows.</param>
    /// <exception cref="FormatException">It has another form than documented.</exception>
    public static Build Read(JsonElement build, string job, string? branch)
    {
        var number = (long)(build.Number("number") ?? throw new FormatException("a build has no number"));
        var startedAt = build.UnixMilliseconds("timestamp") ?? throw new FormatException("a build has no timestamp");
        var result = Result(build);
        var actions = build.Part("actions") is { ValueKind: JsonValueKind.Array } list ? list.Items() : [];
        var revision = actions.Select(action => action.Part("lastBuiltRevision")).FirstOrDefault(part => part is not null);
        return new Build
        {
            Id = number.ToString(CultureInfo.InvariantCulture),
            Name = job,
            Result = result,
            Branch = branch ?? BranchOf(revision),
            Commit = revision?.Text("SHA1"),
            QueuedAt = Before(startedAt, actions.Select(action => action.Number("queuingDurationMillis")).FirstOrDefault(time => time is not null)),
            StartedAt = startedAt,
            FinishedAt = result == BuildResult.Running ? null : startedAt.AddMilliseconds(Math.Clamp(build.Number("duration") ?? 0, 0, TimeSpan.FromDays(366).TotalMilliseconds)),
            Url = build.Text("url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? url : null,
        };
    }

    private static BuildResult Result(JsonElement build) => build.Text("result") switch
    {
        null => BuildResult.Running,
        // While its last steps run the result is there already.
        _ when build.Part("building")?.ValueKind == JsonValueKind.True => BuildResult.Running,
        "SUCCESS" => BuildResult.Success,
        "FAILURE" or "UNSTABLE" => BuildResult.Failure,
        "ABORTED" or "NOT_BUILT" => BuildResult.Cancelled,
        var other => throw new FormatException($"a build has the result {other}"),
    };

    /// <summary>As the git plugin writes it: <c>refs/remotes/origin/main</c>, <c>origin/main</c>, or <c>detached</c>.</summary>
    private static string? BranchOf(JsonElement? revision)
    {
        if (revision?.Part("branch") is not { ValueKind: JsonValueKind.Array } list || list.Items().FirstOrDefault().Text("name") is not { Length: > 0 } name || name == "detached")
            return null;
        foreach (var prefix in new[] { "refs/heads/", "refs/remotes/origin/", "origin/" })
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                return name[prefix.Length..];
        }

        return name;
    }

    private static DateTimeOffset? Before(DateTimeOffset at, double? milliseconds) =>
        milliseconds is >= 0 and < 366.0 * 24 * 3600 * 1000 ? at.AddMilliseconds(-milliseconds.Value) : null;
}
