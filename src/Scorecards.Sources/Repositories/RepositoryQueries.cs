using Scorecards.Core.Facts;

namespace Scorecards.Sources.Repositories;

/// <summary>What every forge is asked, in the same words, and answers in the same form.</summary>
internal static class RepositoryQueries
{
    public const string Repository = "repository";
    public const string Protection = "protection";
    public const string Contributors = "contributors";
    public const string Access = "access";
    public const string Owners = "owners";
    public const string Releases = "releases";
    public const string Environments = "environments";
    public const string Alerts = "alerts";

    /// <summary>How far <c>releases</c> looks back when it is not told.</summary>
    public const long Days = 90;

    public static IReadOnlyList<SourceQuery> All { get; } =
    [
        new SourceQuery(Repository, "The repository: its default branch, who may see it, whether it is archived, when it was last pushed to.", [], Repositories.Repository.Type),
        new SourceQuery(Protection, "What must be before a branch changes: reviews, checks, signatures.",
            [new SourceArgument("branch", "The branch; the default branch without it.")], Repositories.Protection.Type),
        new SourceQuery(Contributors, "How many people have made it, and how evenly.", [], Repositories.Contributors.Type),
        new SourceQuery(Access, "How many people may administer, write and read it.", [], AccessCounts.Type),
        new SourceQuery(Owners, "The file CODEOWNERS and what is wrong with it.", [], Repositories.Owners.Type),
        new SourceQuery(Releases, "Releases, and how old the newest is.", [new SourceArgument("days", "How far to look back; 90 by default.")], Release.TypeOfAll),
        new SourceQuery(Environments, "Where it is deployed to, and what is made sure of before.", [], DeployEnvironment.TypeOfAll),
        new SourceQuery(Alerts, "Open security alerts by severity.",
            [new SourceArgument("kinds", "What to look at: 'code', 'dependencies', 'secrets'; all that the forge has without it.")], SecurityAlert.TypeOfAll),
    ];
}
