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

    // The body of the first exchange names every branch and tag, but its beginning is all that is needed.
    private static GitSource? Create(SourceSetup setup) => RepositoryAccess.Create(setup, setup.Http()) is { } access
        ? new GitSource(setup.Name, access, setup.Context.Clock)
        : null;
}
