using Scorecards.Core.Facts;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Builds;

/// <summary>The kind <c>ci</c>: the build system of each service, whichever it is.</summary>
public static class CiKind
{
    public const string Name = "ci";

    // Who has a job at a build server says so on purpose, while a repository is at a forge anyway.
    private static readonly ChosenKind _kind = new(BuildQueries.All, "scorecards.dev/ci",
    [
        ("jenkins", Subjects.Jenkins),
        ("buildbot", Subjects.Buildbot),
        ("github", Subjects.GitHub),
        ("gitlab", Subjects.GitLab),
        ("gitea", Subjects.Gitea),
    ]);

    public static SourceFactory Factory { get; } = new(
        new SourceKind(Name, BuiltIn: true, BuildQueries.All) { DefaultQuery = BuildQueries.Builds, Among = _kind.Kinds },
        setup => setup.Finish() ? new ChosenSource(setup.Name, _kind, setup.Context.Sources, setup.Context.Clock) : null);
}
