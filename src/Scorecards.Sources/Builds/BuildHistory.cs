using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Builds;

/// <summary>The builds of a service over some days, and what they say of it: the fact <c>ci.builds</c>.</summary>
/// <param name="Builds">Those that ended within the days, and those that have not ended. In any order; a build that is there twice counts once.</param>
/// <param name="Truncated">True when there are more than were looked at.</param>
internal sealed record BuildHistory(IReadOnlyCollection<Build> Builds, BuildQuestion Asked, bool Truncated)
{
    private const int MaxListed = 20;

    private static readonly CelType _times = CelType.Object("ci.times", new Dictionary<string, CelType> { ["median"] = CelType.Double, ["p95"] = CelType.Double });

    public static readonly CelType Type = CelType.Object("ci.builds", new Dictionary<string, CelType>
    {
        ["branch"] = CelType.String,
        ["days"] = CelType.Int,
        ["names"] = CelType.List(CelType.String),
        ["count"] = CelType.Int,
        ["succeeded"] = CelType.Int,
        ["failed"] = CelType.Int,
        ["cancelled"] = CelType.Int,
        ["running"] = CelType.Int,
        ["successRate"] = CelType.Double,
        ["last"] = Build.Type,
        ["lastSuccess"] = Build.Type,
        ["minutes"] = _times,
        ["minutesQueued"] = _times,
        ["minutesToGreen"] = _times,
        ["red"] = CelType.List(CelType.String),
        ["redMinutes"] = CelType.Int,
        ["reruns"] = CelType.Int,
        ["flaky"] = CelType.Int,
        ["flakyShare"] = CelType.Double,
        ["recent"] = CelType.List(Build.Type),
        ["truncated"] = CelType.Bool,
    });

    public CelValue ToValue(DateTimeOffset now)
    {
        var since = now.AddDays(-Asked.Days);
        var builds = Builds.Where(build => Asked.Fits(build) && (build.Result == BuildResult.Running || build.At > since))
            .DistinctBy(build => (build.Name, build.Id, build.Attempt)).OrderByDescending(build => build.At).ThenByDescending(build => build.Id, StringComparer.Ordinal).ToList();
        var finished = builds.Where(build => build.Result != BuildResult.Running).ToList();
        var judged = finished.Where(build => build.Result is BuildResult.Success or BuildResult.Failure).ToList();
        var succeeded = judged.Where(build => build.Result == BuildResult.Success).ToList();
        var red = new RedTimes(judged);
        var commits = judged.Where(build => build.Commit is not null).GroupBy(build => (build.Name, build.Commit)).ToList();
        var flaky = commits.Count(IsFlaky);
        return new FactFields
        {
            { "branch", Asked.Branch },
            { "days", Asked.Days },
            { "names", builds.Select(build => build.Name).Distinct().Order(StringComparer.Ordinal) },
            { "count", finished.Count },
            { "succeeded", succeeded.Count },
            { "failed", judged.Count - succeeded.Count },
            { "cancelled", finished.Count - judged.Count },
            { "running", builds.Count - finished.Count },
            { "successRate", judged.Count > 0 ? (double)succeeded.Count / judged.Count : null },
            { "last", judged.FirstOrDefault()?.ToValue(now) },
            { "lastSuccess", succeeded.FirstOrDefault()?.ToValue(now) },
            { "minutes", Times(succeeded.Select(build => build.Minutes)) },
            { "minutesQueued", Times(builds.Select(build => build.MinutesQueued)) },
            { "minutesToGreen", Times(red.Ended.Select(time => (double?)time.TotalMinutes)) },
            { "red", red.Names },
            { "redMinutes", Age.Minutes(red.Since, now) ?? 0 },
            { "reruns", builds.Count(build => build.Attempt > 1) },
            { "flaky", flaky },
            { "flakyShare", commits.Count > 0 ? (double)flaky / commits.Count : null },
            { "recent", CelValue.List([.. builds.Take(MaxListed).Select(build => build.ToValue(now))]) },
            { "truncated", Truncated },
        }.ToValue();
    }

    /// <summary>The same code both failed and succeeded, or succeeded only when it was run again.</summary>
    private static bool IsFlaky(IEnumerable<Build> ofOneCommit)
    {
        var succeeded = ofOneCommit.Where(build => build.Result == BuildResult.Success).ToList();
        return succeeded.Count > 0 && (succeeded.All(build => build.Attempt > 1) || ofOneCommit.Any(build => build.Result == BuildResult.Failure));
    }

    private static CelValue? Times(IEnumerable<double?> minutes)
    {
        var sorted = minutes.OfType<double>().Order().ToList();
        return sorted.Count == 0 ? null : new FactFields { { "median", Percentile(sorted, 50) }, { "p95", Percentile(sorted, 95) } }.ToValue();
    }

    /// <summary>By the nearest rank: a value that was there.</summary>
    private static double Percentile(List<double> sorted, int percent) => Math.Round(sorted[Math.Max(0, ((sorted.Count * percent) + 99) / 100 - 1)], 2);
}
