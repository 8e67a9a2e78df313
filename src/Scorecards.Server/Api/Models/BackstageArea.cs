using System.Text.Json.Serialization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Api.Models;

/// <summary>A scorecard as Backstage's score-card plugin reads it.</summary>
public sealed record BackstageArea
{
    /// <summary>From 1, in the order of the scorecards.</summary>
    public required int Id { get; init; }

    public required string Title { get; init; }

    /// <summary>0 to 100, whole; left out where there is nothing to score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ScorePercent { get; init; }

    /// <summary>The letter of the grade.</summary>
    public required string ScoreLabel { get; init; }

    /// <summary>As that of the whole.</summary>
    public required string ScoreSuccess { get; init; }

    /// <summary>The checks; empty in a list.</summary>
    public required IReadOnlyList<BackstageEntry> ScoreEntries { get; init; }

    internal static BackstageArea Of(ScorecardResult card, int id, Evaluation evaluation, DefinitionSet definitions, bool whole)
    {
        var counted = card.Checks.Select(c => c.Check).ToHashSet(StringComparer.Ordinal);
        return new BackstageArea
        {
            Id = id,
            Title = definitions.Scorecards.GetValueOrDefault(card.Name)?.Metadata.Title ?? card.Name,
            ScorePercent = BackstageWords.Percent(card.Score),
            ScoreLabel = BackstageWords.Label(card.Grade),
            ScoreSuccess = BackstageWords.Success(card.Grade),
            ScoreEntries = whole
                ? [.. evaluation.Outcomes.Where(o => counted.Contains(o.Check) && o.Stage != Stage.Dark).Select((o, index) => BackstageEntry.Of(o, index + 1, definitions))]
                : [],
        };
    }
}
