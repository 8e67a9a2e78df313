using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Jenkins;

/// <summary>Asks Jenkins' remote access API for JSON, with <c>tree</c> for no more than is needed.</summary>
/// <param name="branches">The names that a default branch may have.</param>
/// <param name="most">The most builds of one job that are looked at.</param>
internal sealed class JenkinsServer(JsonApi api, IReadOnlyList<string> branches, int most, CancellationToken cancellationToken) : IBuildServer
{
    private const int MostBranches = 100;
    private const int MostOfEachBranch = 20;

    private readonly OncePerBatch<(string Path, string Tree, string Job), (JsonElement Body, FactError? Error)> _answers = new(asked =>
        api.GetAsync($"{asked.Path}/api/json?tree={asked.Tree}", cancellationToken, Missing(api, asked.Job)));

    public string Page(string job) => api.Page(JobPath.Parse(job) is { } path ? $"{path}/" : "");

    public async Task<BuildHistory> BuildsAsync(string job, BuildQuestion question, DateTimeOffset since)
    {
        var path = JobPath.Of(job);
        var body = await GetAsync(path.Text, $"_class,jobs[name],allBuilds[{JenkinsBuild.Tree}]{Range(most)}", job);
        if (body.Part("allBuilds") is not null)
        {
            var builds = Read(body, job, null);
            return new BuildHistory(builds, question.On(builds.Select(build => build.Branch), branches), IsTruncated(builds, most, since));
        }

        var names = body.Part("jobs") is null ? throw new FormatException("there is no list 'allBuilds'") : body.Items("jobs").Select(branch => branch.Text("name") ?? "").ToList();
        if (body.Text("_class")?.Contains("MultiBranch", StringComparison.Ordinal) != true)
            throw new UnansweredException(UnknownCause.Subject, $"{job} is a folder: name a job in it");
        var asked = question.On(names.Select(Decoded), branches);
        return asked.Branch is { } branch ? await OfBranchAsync(job, names.Find(name => Decoded(name) == branch), asked, since) : await OfAllAsync(job, names, asked, since);
    }

    public async Task<BuildTests> TestsAsync(string job, Build build)
    {
        var path = JobPath.Of(job);
        // Of a job with branches the builds are in the jobs of the branches, which their own URL tells.
        var number = path.Leads(build.Url) ? PathOf(build.Url!) : $"{path}/{build.Id}";
        var none = new FactError(UnknownCause.Subject, $"build {build.Id} of {job} has no test report: publish one, such as with the step junit");
        var (report, error) = await api.GetAsync($"{number}/testReport/api/json?tree=duration,failCount,passCount,skipCount,totalCount", cancellationToken, none);
        if (error is not null)
            throw new UnansweredException(error);
        var failed = Count(report, "failCount") ?? throw new FormatException("the test report has no failCount");
        var skipped = Count(report, "skipCount") ?? 0;
        // A report of several modules has the total in place of what passed.
        var total = Count(report, "totalCount") ?? Count(report, "passCount") + failed + skipped ?? throw new FormatException("the test report has no passCount");
        return new BuildTests(build, total, failed, skipped, report.Number("duration"));
    }

    public async Task<BuildQueue> QueueAsync(string job)
    {
        var path = JobPath.Of(job);
        var queue = await GetAsync("queue", "items[inQueueSince,task[url]]", "");
        return new BuildQueue(
        [
            .. queue.Items("items").Where(item => path.Leads(item.Part("task")?.Text("url")))
                .Select(item => item.UnixMilliseconds("inQueueSince") ?? throw new FormatException("what waits has no inQueueSince")),
        ]);
    }

    private static FactError? Missing(JsonApi api, string job) =>
        job.Length == 0 ? null : new FactError(UnknownCause.Subject, $"{api.Host} has no job '{job}', or does not show it to our user (404)");

    private static string Range(int count) => string.Create(CultureInfo.InvariantCulture, $"{{0,{count}}}");

    private static string Decoded(string name) => Uri.UnescapeDataString(name);

    private static string PathOf(string url) => new Uri(url).AbsolutePath is var path ? path[(path.IndexOf("/job/", StringComparison.Ordinal) + 1)..].TrimEnd('/') : "";

    private static long? Count(JsonElement report, string name) => (long?)report.Number(name);

    private static List<Build> Read(JsonElement job, string name, string? branch) => [.. job.Items("allBuilds").Select(build => JenkinsBuild.Read(build, name, branch))];

    private static bool IsTruncated(List<Build> builds, int limit, DateTimeOffset since) => builds.Count >= limit && builds[^1].At > since;

    private async Task<BuildHistory> OfBranchAsync(string job, string? name, BuildQuestion asked, DateTimeOffset since)
    {
        // A branch without a job has not been built.
        if (name is null)
            return new BuildHistory([], asked, Truncated: false);
        var body = await GetAsync(JobPath.Of(job).Branch(name).Text, $"allBuilds[{JenkinsBuild.Tree}]{Range(most)}", $"{job}/{name}");
        var builds = Read(body, job, asked.Branch);
        return new BuildHistory(builds, asked, IsTruncated(builds, most, since));
    }

    private async Task<BuildHistory> OfAllAsync(string job, List<string> names, BuildQuestion asked, DateTimeOffset since)
    {
        var limit = Math.Min(MostOfEachBranch, most);
        var body = await GetAsync(JobPath.Of(job).Text, $"jobs[name,allBuilds[{JenkinsBuild.Tree}]{Range(limit)}]{Range(MostBranches)}", job);
        var of = body.Items("jobs").Where(branch => branch.Part("allBuilds") is not null).Select(branch => Read(branch, job, Decoded(branch.Text("name") ?? ""))).ToList();
        return new BuildHistory([.. of.SelectMany(builds => builds)], asked, names.Count > MostBranches || of.Exists(builds => IsTruncated(builds, limit, since)));
    }

    private async Task<JsonElement> GetAsync(string path, string tree, string job)
    {
        var (body, error) = await _answers.GetAsync((path, Uri.EscapeDataString(tree), job));
        return error is null ? body : throw new UnansweredException(error);
    }
}
