using System.Text.Json.Serialization;
using Scorecards.Core.Definitions;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>A check with what it says of the services now.</summary>
public sealed record CheckResponse
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string? Description { get; init; }

    public required string? Owner { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required Stage Stage { get; init; }

    public required Severity Severity { get; init; }

    public required string? Why { get; init; }

    public required FixResponse? Fix { get; init; }

    /// <summary>The scorecards the check is on, with its weight.</summary>
    public required IReadOnlyList<CheckWeight> Scorecards { get; init; }

    /// <summary>Sources it needs that are not configured here; where there are any it is notApplicable to every service.</summary>
    public required IReadOnlyList<string> MissingSources { get; init; }

    /// <summary>How many services have each outcome; null for a check in the stage dark.</summary>
    public required CheckCounts? Outcomes { get; init; }

    /// <summary>Percent of the services with a pass, a fail or a partial that pass; null when there are none.</summary>
    public required decimal? PassRate { get; init; }

    /// <summary>What its expressions are; absent in the list of checks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CheckRule? Rule { get; init; }

    public static CheckResponse Of(Check check, DefinitionSet definitions, CheckStatistics statistics, bool showDark, bool withRule)
    {
        var hidden = check.Spec.Stage == Stage.Dark && !showDark;
        return new CheckResponse
        {
            Name = check.Name,
            Title = check.Title,
            Description = check.Metadata.Description,
            Owner = check.Metadata.Owner,
            Tags = check.Metadata.Tags,
            Stage = check.Spec.Stage,
            Severity = check.Spec.Severity,
            Why = check.Spec.Why,
            Fix = check.Spec.Fix is { } fix ? new FixResponse((int?)fix.Effort?.TotalMinutes, fix.Text, fix.Link) : null,
            Scorecards =
            [
                .. from scorecard in definitions.Scorecards.Values
                   from weighted in scorecard.Checks
                   where weighted.Check == check.Name
                   orderby scorecard.Spec.Primary descending, scorecard.Name
                   select new CheckWeight(scorecard.Name, weighted.Weight, CheckWeight.ByTier(scorecard, check.Name)),
            ],
            MissingSources = check.MissingSources,
            Outcomes = hidden ? null : CheckCounts.Of(statistics),
            PassRate = hidden ? null : statistics.PassRate,
            Rule = withRule ? CheckRule.Of(check) : null,
        };
    }
}
