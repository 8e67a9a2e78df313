using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Repositories;

/// <summary>A release that people can see.</summary>
internal sealed record Release(string Tag, string? Name, DateTimeOffset At, bool Prerelease, string? Url)
{
    private static readonly CelType _release = CelType.Object("repo.release", new Dictionary<string, CelType>
    {
        ["tag"] = CelType.String,
        ["name"] = CelType.String,
        ["at"] = CelType.String,
        ["ageDays"] = CelType.Int,
        ["prerelease"] = CelType.Bool,
        ["url"] = CelType.String,
    });

    /// <summary>The type of the fact <c>repo.releases</c>.</summary>
    public static readonly CelType TypeOfAll = CelType.Object("repo.releases", new Dictionary<string, CelType>
    {
        ["days"] = CelType.Int,
        ["count"] = CelType.Int,
        ["prereleases"] = CelType.Int,
        ["latest"] = _release,
        ["truncated"] = CelType.Bool,
    });

    /// <summary>The fact <c>repo.releases</c>: those of the last days counted, and the newest that is no pre-release, however old.</summary>
    /// <param name="truncated">True when there may be older ones within the days that were not looked at.</param>
    public static CelValue ToValue(IReadOnlyCollection<Release> releases, long days, bool truncated, DateTimeOffset now)
    {
        var recent = releases.Where(release => release.At > now.AddDays(-days)).ToList();
        return new FactFields
        {
            { "days", days },
            { "count", recent.Count(release => !release.Prerelease) },
            { "prereleases", recent.Count(release => release.Prerelease) },
            { "latest", releases.Where(release => !release.Prerelease).MaxBy(release => release.At)?.ToValue(now) },
            { "truncated", truncated },
        }.ToValue();
    }

    private CelValue ToValue(DateTimeOffset now) => new FactFields
    {
        { "tag", Tag },
        { "name", Name },
        { "at", At },
        { "ageDays", Age.Days(At, now) },
        { "prerelease", Prerelease },
        { "url", Url },
    }.ToValue();
}
