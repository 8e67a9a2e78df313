using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Repositories;

/// <summary>A place that the forge deploys to, and what it makes sure of before.</summary>
internal sealed record DeployEnvironment
{
    private static readonly CelType _environment = CelType.Object("repo.environment", new Dictionary<string, CelType>
    {
        ["name"] = CelType.String,
        ["protected"] = CelType.Bool,
        ["reviewers"] = CelType.Int,
        ["waitMinutes"] = CelType.Int,
        ["branches"] = CelType.String,
    });

    /// <summary>The type of the fact <c>repo.environments</c>.</summary>
    public static readonly CelType TypeOfAll = CelType.Object("repo.environments", new Dictionary<string, CelType>
    {
        ["count"] = CelType.Int,
        ["environments"] = CelType.List(_environment),
        ["truncated"] = CelType.Bool,
    });

    public required string Name { get; init; }

    /// <summary>Not everyone who may write may deploy there.</summary>
    public required bool Protected { get; init; }

    /// <summary>How many people or teams are asked to approve.</summary>
    public long? Reviewers { get; init; }

    public long? WaitMinutes { get; init; }

    /// <summary>From which branches: <c>all</c>, <c>protected</c> or <c>selected</c>.</summary>
    public string? Branches { get; init; }

    /// <summary>The fact <c>repo.environments</c>.</summary>
    public static CelValue ToValue(IReadOnlyCollection<DeployEnvironment> environments, bool truncated) => new FactFields
    {
        { "count", environments.Count },
        { "environments", CelValue.List([.. environments.Select(environment => environment.ToValue())]) },
        { "truncated", truncated },
    }.ToValue();

    private CelValue ToValue() => new FactFields
    {
        { "name", Name },
        { "protected", Protected },
        { "reviewers", Reviewers },
        { "waitMinutes", WaitMinutes },
        { "branches", Branches },
    }.ToValue();
}
