using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Builds;

/// <summary>A deployment that a build system or forge tells of.</summary>
internal sealed record Deployment(string Environment, BuildResult Result, DateTimeOffset At, string? Commit, string? Url)
{
    private static readonly CelType _deployment = CelType.Object("ci.deployment", new Dictionary<string, CelType>
    {
        ["environment"] = CelType.String,
        ["result"] = CelType.String,
        ["at"] = CelType.String,
        ["ageDays"] = CelType.Int,
        ["commit"] = CelType.String,
        ["url"] = CelType.String,
    });

    /// <summary>The type of the fact <c>ci.deployments</c>.</summary>
    public static readonly CelType TypeOfAll = CelType.Object("ci.deployments", new Dictionary<string, CelType>
    {
        ["days"] = CelType.Int,
        ["environments"] = CelType.List(CelType.String),
        ["count"] = CelType.Int,
        ["succeeded"] = CelType.Int,
        ["failed"] = CelType.Int,
        ["failureRate"] = CelType.Double,
        ["perWeek"] = CelType.Double,
        ["last"] = _deployment,
        ["lastSuccess"] = _deployment,
        ["truncated"] = CelType.Bool,
    });

    /// <summary>The fact <c>ci.deployments</c>: those of the last days counted, and the last ones however old.</summary>
    /// <param name="environment">The one that is asked for; null for all.</param>
    /// <param name="truncated">True when there are more than were looked at.</param>
    public static CelValue ToValue(IEnumerable<Deployment> deployments, string? environment, long days, bool truncated, DateTimeOffset now)
    {
        var ended = deployments.Where(one => one.Result is BuildResult.Success or BuildResult.Failure && (environment is null || one.Environment == environment))
            .OrderByDescending(one => one.At).ToList();
        var recent = ended.Where(one => one.At > now.AddDays(-days)).ToList();
        var succeeded = recent.Count(one => one.Result == BuildResult.Success);
        return new FactFields
        {
            { "days", days },
            { "environments", ended.Select(one => one.Environment).Distinct().Order(StringComparer.Ordinal) },
            { "count", recent.Count },
            { "succeeded", succeeded },
            { "failed", recent.Count - succeeded },
            { "failureRate", recent.Count > 0 ? (double)(recent.Count - succeeded) / recent.Count : null },
            { "perWeek", Math.Round(succeeded * 7.0 / days, 2) },
            { "last", ended.FirstOrDefault()?.ToValue(now) },
            { "lastSuccess", ended.FirstOrDefault(one => one.Result == BuildResult.Success)?.ToValue(now) },
            { "truncated", truncated },
        }.ToValue();
    }

    private CelValue ToValue(DateTimeOffset now) => new FactFields
    {
        { "environment", Environment },
        { "result", Build.Word(Result) },
        { "at", At },
        { "ageDays", Age.Days(At, now) },
        { "commit", Commit },
        { "url", Url },
    }.ToValue();
}
