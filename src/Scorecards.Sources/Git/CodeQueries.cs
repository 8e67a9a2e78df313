using System.Text;
using Scorecards.Core.Expressions;
using Scorecards.Core.Yaml;
using Scorecards.Sources.Paths;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>The questions about files with a meaning: who owns the code, how it is built, packed and run.</summary>
internal sealed class CodeQueries(FileQueries files)
{
    private const int MaxFiles = 50;
    private const int MaxBytes = 256 * 1024;

    private static readonly (string System, string Pattern)[] _systems =
    [
        ("github", ".github/workflows/*.{yml,yaml}"), ("gitea", ".gitea/workflows/*.{yml,yaml}"), ("forgejo", ".forgejo/workflows/*.{yml,yaml}"), ("gitlab", "/.gitlab-ci.yml"),
        ("jenkins", "{Jenkinsfile,Jenkinsfile.*}"), ("azure", "{azure-pipelines.yml,azure-pipelines/*.yml}"), ("circleci", ".circleci/config.yml"), ("travis", "/.travis.yml"),
        ("buildkite", ".buildkite/*.{yml,yaml}"), ("drone", "/.drone.yml"), ("woodpecker", "/.woodpecker.yml"), ("woodpecker", ".woodpecker/*.yml"), ("bitbucket", "/bitbucket-pipelines.yml"),
        ("tekton", ".tekton/*.{yml,yaml}"), ("buildbot", "master.cfg"),
    ];

    private static readonly List<(string System, Glob Glob)> _globs = [.. _systems.Select(one => (one.System, Glob.Parse(one.Pattern).Glob!))];

    /// <summary>Whom the file CODEOWNERS names for the files of a folder.</summary>
    public async Task<CelValue> OwnersAsync(Snapshot snapshot, string folder, PathList list, CancellationToken cancellationToken)
    {
        foreach (var place in CodeOwners.Places)
        {
            if (await TextAsync(snapshot, place, cancellationToken) is { } text)
                return CodeOwners.Read(text).ToValue(place, new PathList([.. list.Paths.Select(path => Whole(folder, path))], list.IsTruncated), snapshot.IsShallow);
        }

        return new FactFields { { "exists", false }, { "shallow", snapshot.IsShallow } }.ToValue();
    }

    /// <summary>The files that tell a build server what to do.</summary>
    public async Task<CelValue> WorkflowsAsync(Snapshot snapshot, string folder, PathList list, CancellationToken cancellationToken)
    {
        var found = list.Paths.Where(path => !path.Any(char.IsControl)).SelectMany(path => _globs.Where(one => one.Glob.Matches(path)).Select(one => (one.System, Path: path))).Take(MaxFiles).ToList();
        var (workflows, unread) = (new List<Workflow>(), new List<string>());
        foreach (var (_, path) in found.Where(one => one.System is "github" or "gitea" or "forgejo"))
        {
            var documents = await YamlAsync(snapshot, Whole(folder, path), cancellationToken);
            if (documents is [var document] && Workflow.Read(document) is { } workflow)
                workflows.Add(workflow);
            else
                unread.Add(path);
        }

        return new FactFields
        {
            { "count", found.Count },
            { "systems", found.Select(one => one.System).Distinct() },
            { "paths", found.Select(one => one.Path) },
            { "actions", workflows.SelectMany(workflow => workflow.Actions).Distinct().Count() },
            { "unpinnedActions", workflows.SelectMany(workflow => workflow.Unpinned).Distinct() },
            { "withoutPermissions", workflows.Count(workflow => !workflow.HasPermissions) },
            { "unread", unread },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    /// <summary>The Dockerfiles and Containerfiles.</summary>
    public async Task<CelValue> ContainersAsync(Snapshot snapshot, string folder, PathList list, IReadOnlyList<Glob> patterns, CancellationToken cancellationToken)
    {
        var containers = new List<ContainerFile>();
        var matching = Matching(list, patterns);
        foreach (var path in matching.Take(MaxFiles))
        {
            if (await TextAsync(snapshot, Whole(folder, path), cancellationToken) is { } text)
                containers.Add(ContainerFile.Read(path, text));
        }

        return new FactFields
        {
            { "count", containers.Count },
            { "withoutUser", containers.Count(file => file.User is null) },
            { "asRoot", containers.Count(file => file.IsRoot) },
            { "unpinned", containers.SelectMany(file => file.Unpinned).Distinct() },
            { "withoutHealthCheck", containers.Count(file => !file.HasHealthCheck) },
            { "containers", CelValue.List([.. containers.Select(file => file.ToValue())]) },
            { "truncated", list.IsTruncated || matching.Count > MaxFiles },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    /// <summary>The workloads in Kubernetes manifests. What is no YAML, such as a template of Helm, is listed and not judged.</summary>
    public async Task<CelValue> ManifestsAsync(Snapshot snapshot, string folder, PathList list, IReadOnlyList<Glob> patterns, CancellationToken cancellationToken)
    {
        var (workloads, unread) = (new List<Workload>(), new List<string>());
        var matching = Matching(list, patterns);
        foreach (var path in matching.Take(MaxFiles))
        {
            if (await YamlAsync(snapshot, Whole(folder, path), cancellationToken) is { } documents)
                workloads.AddRange(documents.SelectMany(document => Workload.In(path, document)));
            else
                unread.Add(path);
        }

        return new FactFields
        {
            { "files", Math.Min(matching.Count, MaxFiles) },
            { "containers", workloads.Count },
            { "withoutReadiness", workloads.Count(one => one is { IsLasting: true, HasReadiness: false }) },
            { "withoutLiveness", workloads.Count(one => one is { IsLasting: true, HasLiveness: false }) },
            { "withoutLimit", workloads.Count(one => !one.HasLimit) },
            { "withoutRequest", workloads.Count(one => !one.HasRequest) },
            { "maybeRoot", workloads.Count(one => !one.IsNotRoot) },
            { "unpinned", workloads.Where(one => !one.IsPinned).Select(one => one.Image).Distinct() },
            { "workloads", CelValue.List([.. workloads.Take(200).Select(one => one.ToValue())]) },
            { "unread", unread },
            { "truncated", list.IsTruncated || matching.Count > MaxFiles },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    // git is asked for a file on a line of its own.
    private static List<string> Matching(PathList list, IReadOnlyList<Glob> patterns) =>
        [.. list.Paths.Where(path => !path.Any(char.IsControl) && patterns.Any(pattern => pattern.Matches(path)))];

    private static string Whole(string folder, string path) => folder.Length == 0 ? path : $"{folder}/{path}";

    private async Task<IReadOnlyList<YamlNode>?> YamlAsync(Snapshot snapshot, string path, CancellationToken cancellationToken) =>
        await TextAsync(snapshot, path, cancellationToken) is { } text && YamlReader.Read(text, path, YamlLimits.Catalog) is { Problems.Count: 0 } yaml ? yaml.Documents : null;

    private async Task<string?> TextAsync(Snapshot snapshot, string path, CancellationToken cancellationToken) =>
        await files.ContentAsync(snapshot, path, MaxBytes, cancellationToken) is var (bytes, _) ? Encoding.UTF8.GetString(bytes.Span).Replace('\0', '\uFFFD') : null;
}
