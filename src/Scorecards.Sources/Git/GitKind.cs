using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>The kind <c>git</c>: files and history of a service's repository.</summary>
public static class GitKind
{
    private static readonly SourceArgument _repository = new("repository", "A clone URL or local path; without it the service's annotations, or the folder of its catalog file.");
    private static readonly SourceArgument _scope = new("scope", "'service' (default): the service's folder only; 'repository': all of it.");

    public static SourceFactory Factory { get; } = new(
        new SourceKind("git", BuiltIn: true,
        [
            new SourceQuery("files", "The paths of files on the default branch.",
                [new SourceArgument("match", "A pattern or a list of them, such as '*.md' or 'docs/**'."), _repository, _scope],
                Shape("files", ("paths", CelType.List(CelType.String)), ("count", CelType.Int), ("truncated", CelType.Bool))),
            new SourceQuery("file", "One file on the default branch.",
                [new SourceArgument("path", "Its path, relative to the service's folder.", Required: true), _repository, _scope],
                Shape("file", ("exists", CelType.Bool), ("text", CelType.String), ("size", CelType.Int), ("lines", CelType.Int), ("binary", CelType.Bool), ("truncated", CelType.Bool))),
            new SourceQuery("activity", "Commits and how many people made them.",
                [new SourceArgument("days", "How far to look back; 90 by default."), _repository, _scope],
                Shape("activity", ("commits", CelType.Int), ("contributors", CelType.Int), ("busiestShare", CelType.Double), ("lastCommitAt", CelType.String), ("lastCommitAgeDays", CelType.Int))),
            new SourceQuery("tags", "The tags of the repository, newest first.",
                [_repository],
                Shape("tags", ("count", CelType.Int), ("latest", CelType.String), ("latestAgeDays", CelType.Int), ("tags", CelType.List(CelType.String)))),
            new SourceQuery("branch", "The default branch.",
                [_repository],
                Shape("branch", ("name", CelType.String), ("ageDays", CelType.Int), ("branches", CelType.Int))),
        ]),
        Create);

    private static CelType Shape(string query, params (string Name, CelType Type)[] fields) =>
        CelType.Object($"git.{query}", fields.Append(("shallow", CelType.Bool)).ToDictionary(field => field.Item1, field => field.Item2));

    private static GitSource? Create(SourceSetup setup)
    {
        var context = setup.Context;
        var timeout = setup.Spec.Timeout ?? TimeSpan.FromSeconds(30);
        // The body of the first exchange names every branch and tag, but its beginning is all that is needed.
        var http = setup.Http();
        var options = new CloneOptions
        {
            Folder = Path.GetFullPath(Path.Combine(context.CacheFolder, "git")),
            FetchEvery = setup.Duration("fetchEvery", TimeSpan.FromMinutes(10)),
            Timeout = setup.Duration("cloneTimeout", TimeSpan.FromMinutes(5)),
            MaxSize = setup.Number("maxMiB", 2048, 1, 1_000_000) * 1024 * 1024,
            CaFile = setup.Text("caFile"),
        };
        // Services of a catalog that was cloned may name their place in that clone.
        var roots = context.LocalRoots.Append(Path.GetFullPath(Path.Combine(context.CacheFolder, "origins"))).Concat(setup.Texts("roots").Select(root => root.Value)).ToList();
        if (setup.Spec.Url is not null)
            setup.RequiredUrl();
        if (!setup.Finish())
        {
            http.Dispose();
            return null;
        }

        var git = new GitRunner(context.Clock);
        var worker = new CloneWorker(git, http, setup.Guard(), context.Gates, setup.Credential(), options, context.Clock);
        return new GitSource(setup.Name, git, new RemoteClones(worker, options, context.Clock), roots, timeout, context.Clock);
    }
}
