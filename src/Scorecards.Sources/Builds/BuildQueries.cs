using Scorecards.Core.Facts;

namespace Scorecards.Sources.Builds;

/// <summary>What every build system is asked, in the same words, and answers in the same form.</summary>
internal static class BuildQueries
{
    public const string Builds = "builds";
    public const string Deployments = "deployments";
    public const string Tests = "tests";
    public const string Queue = "queue";

    public static IReadOnlyList<SourceQuery> All { get; } =
    [
        new SourceQuery(Builds, "Builds of the last days: the last one, how many succeed, how long they take, what fails now, which are flaky.", BuildQuestion.Arguments, BuildHistory.Type),
        new SourceQuery(Deployments, "Deployments of the last days.",
            [
                new SourceArgument("environment", "The environment; all of them without it."),
                new SourceArgument("days", "How far to look back; 30 by default."),
            ], Deployment.TypeOfAll),
        new SourceQuery(Tests, "The tests that the last finished build ran.",
            [
                new SourceArgument("branch", "The branch; 'default' (without it too) for the default branch, 'all' for all."),
                new SourceArgument("name", "The workflow, job or builder; any of them without it."),
            ], BuildTests.Type),
        new SourceQuery(Queue, "What waits to be built now.", [], BuildQueue.Type),
    ];
}
