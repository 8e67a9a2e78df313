using System.Text.Json.Serialization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>A team with its place among the teams and its services.</summary>
public sealed record TeamResponse
{
    public required GroupRef Team { get; init; }

    public required string? Description { get; init; }

    /// <summary>The id of the group above it.</summary>
    public required string? Parent { get; init; }

    public required int? Rank { get; init; }

    /// <summary>By the bands of the primary scorecard, without caps; U when no service is rated.</summary>
    public required string Grade { get; init; }

    /// <summary>The mean of the services' scores, tier 1 counting three times and tier 2 twice.</summary>
    public required decimal? Score { get; init; }

    public required decimal? Change30d { get; init; }

    public required int ServiceCount { get; init; }

    /// <summary>How many services are unrated; they are not in the score.</summary>
    public required int UnratedCount { get; init; }

    /// <summary>How many services have each grade, the best first; grades nobody has are left out.</summary>
    public required IReadOnlyDictionary<string, int> Grades { get; init; }

    /// <summary>The services, best score first; absent in the list of teams.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LeaderboardItem>? Services { get; init; }

    public static TeamResponse Of(GroupView team, Team? inCatalog, bool withServices) => new()
    {
        Team = new GroupRef(team.Id, team.Title),
        Description = inCatalog?.Description,
        Parent = inCatalog?.Parent,
        Rank = team.Rank,
        Grade = team.Grade.Letter(),
        Score = team.Score,
        Change30d = team.Change30d,
        ServiceCount = team.Services.Count,
        UnratedCount = team.Unrated,
        Grades = GradeDistribution.BestFirst.Where(g => team.Grades[g] > 0).ToDictionary(g => g.Letter(), g => team.Grades[g]),
        Services = withServices ? [.. team.Services.Select(s => LeaderboardItem.Of(s))] : null,
    };
}
