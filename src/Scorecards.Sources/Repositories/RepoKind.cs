using Scorecards.Core.Facts;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Repositories;

/// <summary>The kind <c>repo</c>: the repository of each service at its forge, whichever it is.</summary>
public static class RepoKind
{
    public const string Name = "repo";

    private static readonly ChosenKind _kind = new(RepositoryQueries.All, "scorecards.dev/repo",
    [
        ("github", Subjects.GitHub),
        ("gitlab", Subjects.GitLab),
        ("gitea", Subjects.Gitea),
    ]);

    public static SourceFactory Factory { get; } = new(
        new SourceKind(Name, BuiltIn: true, RepositoryQueries.All) { DefaultQuery = RepositoryQueries.Repository, Among = _kind.Kinds },
        setup => setup.Finish() ? new ChosenSource(setup.Name, _kind, setup.Context.Sources, setup.Context.Clock) : null);
}
