using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Forges;

/// <summary>One of the common questions, its arguments read. What the query does not take has its default.</summary>
/// <param name="Branch">Null for the default one.</param>
/// <param name="Kinds">Of security alerts.</param>
/// <param name="Now">The time of asking.</param>
internal sealed record ForgeQuestion(string Query, string? Branch, long Days, IReadOnlyList<string> Kinds, BuildQuestion Builds, string? Environment, DateTimeOffset Now)
{
    /// <summary>A mistake is kept in the arguments.</summary>
    public static ForgeQuestion Read(string query, QueryArguments arguments, DateTimeOffset now) => new(
        query,
        query == RepositoryQueries.Protection ? arguments.OptionalText("branch") : null,
        query == RepositoryQueries.Releases ? arguments.Number("days", RepositoryQueries.Days, 1, 3650)
            : query == BuildQueries.Deployments ? arguments.Number("days", BuildQuestion.DefaultDays, 1, 365)
            : 0,
        query == RepositoryQueries.Alerts ? KindsOf(arguments) : [],
        query is BuildQueries.Builds or BuildQueries.Tests ? BuildQuestion.Read(arguments) : new BuildQuestion(null, null, BuildQuestion.DefaultDays),
        query == BuildQueries.Deployments ? arguments.OptionalText("environment") : null,
        now);

    private static IReadOnlyList<string> KindsOf(QueryArguments arguments)
    {
        var kinds = arguments.Texts("kinds");
        if (kinds.FirstOrDefault(kind => !SecurityAlert.Kinds.Contains(kind)) is { } unknown)
            arguments.Fail(UnknownCause.Definition, $"there is no kind of alert '{unknown}': there are {string.Join(", ", SecurityAlert.Kinds)}");
        return kinds.Count == 0 ? SecurityAlert.Kinds : [.. kinds.Distinct()];
    }
}
