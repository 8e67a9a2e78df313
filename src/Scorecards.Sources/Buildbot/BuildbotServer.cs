using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Buildbot;

/// <summary>Asks Buildbot's REST API, version 2. The list of builders is asked for once a batch: a builder can be found by its number only.</summary>
/// <param name="branches">The names that a default branch may have.</param>
/// <param name="most">The most builds of one builder that are looked at.</param>
internal sealed class BuildbotServer(JsonApi api, IReadOnlyList<string> branches, int most, CancellationToken cancellationToken) : IBuildServer
{
    private const int PageSize = 200;

    private readonly OncePerBatch<string, (JsonElement Body, FactError? Error)> _answers = new(path => api.GetAsync(path, cancellationToken));
    private readonly ConcurrentDictionary<string, long> _builders = new(StringComparer.Ordinal);

    // Test results are known by the number of a build among those of all builders.
    private readonly ConcurrentDictionary<(string Job, string Build), long> _builds = new();

    public string Page(string job) => api.Page(_builders.TryGetValue(job, out var id) ? PageOf(id) : "#/builders");

    public async Task<BuildHistory> BuildsAsync(string job, BuildQuestion question, DateTimeOffset since)
    {
        var id = await BuilderAsync(job);
        var builds = new List<BuildbotBuild>();
        var isAll = false;
        while (!isAll && builds.Count < most && (builds.Count == 0 || builds[^1].Build.At > since))
        {
            var limit = Math.Min(PageSize, most - builds.Count);
            var page = await BuildsAsync(job, id, limit, builds.Count > 0 ? builds[^1].Number : null);
            isAll = page.Count < limit;
            builds.AddRange(page);
        }

        var isTruncated = !isAll && builds.Count > 0 && builds[^1].Build.At > since;
        var asked = question.On(builds.Select(one => one.Build.Branch), branches);
        return new BuildHistory(await QueuedAsync(id, builds), asked, isTruncated);
    }

    public async Task<BuildTests> TestsAsync(string job, Build build)
    {
        var none = new FactError(UnknownCause.NotOffered, $"build {build.Id} of {job} has told Buildbot no test results");
        if (!_builds.TryGetValue((job, build.Id), out var id))
            throw new UnansweredException(none);
        var (body, error) = await api.GetAsync(Invariant($"api/v2/builds/{id}/test_result_sets"), cancellationToken, none);
        var sets = error is null ? body.Items("test_result_sets") : throw new UnansweredException(error);
        var (passed, failed) = (sets.Sum(set => Count(set, "tests_passed")), sets.Sum(set => Count(set, "tests_failed")));
        return sets.Any(set => set.Number("tests_passed") is not null || set.Number("tests_failed") is not null)
            ? new BuildTests(build, passed + failed, failed, 0, null)
            : throw new UnansweredException(none);
    }

    public async Task<BuildQueue> QueueAsync(string job)
    {
        var id = await BuilderAsync(job);
        var waiting = await ItemsAsync(
            Invariant($"api/v2/buildrequests?builderid={id}&claimed=false&complete=false&field=builderid&field=claimed&field=complete&field=submitted_at"), "buildrequests");
        return new BuildQueue([.. waiting.Select(request => request.UnixSeconds("submitted_at") ?? throw new FormatException("a build request has no time"))]);
    }

    private static string PageOf(long id) => Invariant($"#/builders/{id}");

    private static long Count(JsonElement set, string name) => (long)(set.Number(name) ?? 0);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private async Task<long> BuilderAsync(string name)
    {
        // Its filter by name takes identifiers only, and names of builders may be anything.
        var builders = await ItemsAsync("api/v2/builders?field=builderid&field=name", "builders");
        var id = builders.Where(builder => builder.Text("name") == name).Select(builder => builder.Number("builderid")).FirstOrDefault();
        return id is { } found
            ? _builders[name] = (long)found
            : throw new UnansweredException(UnknownCause.Subject, $"{api.Host} has no builder '{name}'");
    }

    private async Task<List<BuildbotBuild>> BuildsAsync(string job, long id, int limit, long? before)
    {
        // By number and not by offset: builds that begin meanwhile would shift the pages.
        var older = before is { } number ? Invariant($"&number__lt={number}") : "";
        var items = await ItemsAsync(Invariant($"api/v2/builds?builderid={id}&order=-number&limit={limit}{older}&{BuildbotBuild.Fields}"), "builds");
        var builds = items.Select(item => BuildbotBuild.Read(item, job, api.Page(PageOf(id)))).ToList();
        foreach (var build in builds)
            _builds[(job, build.Build.Id)] = build.Id;
        return builds;
    }

    /// <summary>The builds with the time they were asked for, which their build requests tell.</summary>
    private async Task<List<Build>> QueuedAsync(long id, List<BuildbotBuild> builds)
    {
        if (builds.Min(one => one.Request) is not { } oldest)
            return [.. builds.Select(one => one.Build)];
        var requests = await ItemsAsync(
            Invariant($"api/v2/buildrequests?builderid={id}&buildrequestid__ge={oldest}&order=-buildrequestid&limit={most * 2}&field=builderid&field=buildrequestid&field=submitted_at"), "buildrequests");
        var submitted = requests.DistinctBy(request => request.Number("buildrequestid")).ToDictionary(request => (long)(request.Number("buildrequestid") ?? -1), request => request.UnixSeconds("submitted_at"));
        return [.. builds.Select(one => one.Build with { QueuedAt = one.Request is { } request ? submitted.GetValueOrDefault(request) : null })];
    }

    private async Task<JsonElement[]> ItemsAsync(string path, string list)
    {
        var (body, error) = await _answers.GetAsync(path);
        return error is null ? body.Items(list) : throw new UnansweredException(error);
    }
}
