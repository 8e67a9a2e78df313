using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>The kind <c>git</c>: files and history of a service's repository.</summary>
public static class GitKind
{
    private static readonly SourceArgument _repository = new("repository", "A clone URL or local path; without it the service's annotations, or the folder of its catalog file.");
    private static readonly SourceArgument _scope = new("scope", "'service' (default): the service's folder only; 'repository': all of it.");

    private static readonly CelType _texts = CelType.List(CelType.String);

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
                Shape("activity", ("commits", CelType.Int), ("contributors", CelType.Int), ("busiestShare", CelType.Double), ("busFactor", CelType.Int), ("lastCommitAt", CelType.String), ("lastCommitAgeDays", CelType.Int))),
            new SourceQuery("signatures", "Commits that carry a signature.",
                [new SourceArgument("days", "How far to look back; 90 by default."), _repository, _scope],
                Shape("signatures", ("commits", CelType.Int), ("signed", CelType.Int), ("signedBySsh", CelType.Int), ("signedShare", CelType.Double))),
            new SourceQuery("reviews", "Commits whose message names a reviewer.",
                [
                    new SourceArgument("days", "How far to look back; 90 by default."),
                    new SourceArgument("trailers", "The trailers that name one: Reviewed-by, Acked-by and Approved-by by default."), _repository, _scope,
                ],
                Shape("reviews", ("commits", CelType.Int), ("reviewed", CelType.Int), ("reviewedShare", CelType.Double), ("reviewers", CelType.Int))),
            new SourceQuery("large", "Large files on the default branch.",
                [new SourceArgument("kiB", "From how many KiB on a file is large; 1024 by default."), _repository, _scope],
                Shape("large", ("count", CelType.Int), ("largest", CelType.Int), ("paths", _texts), ("truncated", CelType.Bool))),
            new SourceQuery("owners", "Whom the file CODEOWNERS names.", [_repository, _scope],
                Shape("owners", ("exists", CelType.Bool), ("path", CelType.String), ("rules", CelType.Int), ("owners", CelType.Int), ("teams", _texts),
                    ("files", CelType.Int), ("uncovered", CelType.Int), ("uncoveredPaths", _texts), ("truncated", CelType.Bool))),
            new SourceQuery("workflows", "The files that tell a build server what to do.", [_repository, _scope],
                Shape("workflows", ("count", CelType.Int), ("systems", _texts), ("paths", _texts), ("actions", CelType.Int), ("unpinnedActions", _texts),
                    ("withoutPermissions", CelType.Int), ("unread", _texts))),
            new SourceQuery("containers", "Dockerfiles and Containerfiles.",
                [new SourceArgument("match", "A pattern or a list of them, in place of the customary names."), _repository, _scope],
                Shape("containers", ("count", CelType.Int), ("withoutUser", CelType.Int), ("asRoot", CelType.Int), ("unpinned", _texts), ("withoutHealthCheck", CelType.Int),
                    ("truncated", CelType.Bool), ("containers", CelType.List(CelType.Object("git.container", new Dictionary<string, CelType>
                    {
                        ["path"] = CelType.String, ["bases"] = _texts, ["unpinned"] = _texts, ["user"] = CelType.String, ["root"] = CelType.Bool, ["healthCheck"] = CelType.Bool,
                    }))))),
            new SourceQuery("manifests", "Workloads in Kubernetes manifests.",
                [new SourceArgument("match", "A pattern or a list of them, in place of the customary folders."), _repository, _scope],
                Shape("manifests", ("files", CelType.Int), ("containers", CelType.Int), ("withoutReadiness", CelType.Int), ("withoutLiveness", CelType.Int), ("withoutLimit", CelType.Int),
                    ("withoutRequest", CelType.Int), ("maybeRoot", CelType.Int), ("unpinned", _texts), ("unread", _texts), ("truncated", CelType.Bool),
                    ("workloads", CelType.List(CelType.Object("git.workload", new Dictionary<string, CelType>
                    {
                        ["path"] = CelType.String, ["kind"] = CelType.String, ["name"] = CelType.String, ["container"] = CelType.String, ["image"] = CelType.String,
                        ["readiness"] = CelType.Bool, ["liveness"] = CelType.Bool, ["limit"] = CelType.Bool, ["request"] = CelType.Bool, ["notRoot"] = CelType.Bool, ["pinned"] = CelType.Bool,
                    }))))),
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

    // The body of the first exchange names every branch and tag, but its beginning is all that is needed.
    private static GitSource? Create(SourceSetup setup) => RepositoryAccess.Create(setup, setup.Http()) is { } access
        ? new GitSource(setup.Name, access, setup.Context.Clock)
        : null;
}
