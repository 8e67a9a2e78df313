namespace Scorecards.Sources.Builds;

/// <summary>From the first failure of a name to its next success: how long people lived with a build that fails.</summary>
internal sealed class RedTimes
{
    private readonly List<TimeSpan> _ended = [];
    private readonly List<string> _names = [];

    /// <param name="judged">Builds that succeeded or failed, in any order.</param>
    public RedTimes(IEnumerable<Build> judged)
    {
        // Each branch has a state of its own: a success elsewhere mends nothing here.
        foreach (var builds in judged.GroupBy(build => (build.Name, build.Branch)))
        {
            DateTimeOffset? since = null;
            foreach (var build in builds.OrderBy(build => build.At).ThenBy(build => build.Attempt))
            {
                if (build.Result == BuildResult.Failure)
                    since ??= build.At;
                else if (since is { } first)
                {
                    _ended.Add(build.At - first);
                    since = null;
                }
            }

            if (since is null)
                continue;
            _names.Add(builds.Key.Name);
            Since = Since < since ? Since : since;
        }
    }

    /// <summary>How long each lasted that is over.</summary>
    public IReadOnlyList<TimeSpan> Ended => _ended;

    /// <summary>What fails now.</summary>
    public IEnumerable<string> Names => _names.Distinct().Order(StringComparer.Ordinal);

    /// <summary>Since when the one fails that has failed longest; null when none does.</summary>
    public DateTimeOffset? Since { get; }
}
