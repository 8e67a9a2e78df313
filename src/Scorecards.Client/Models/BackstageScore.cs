namespace Scorecards.Client.Models;

/// <summary>The scores of an entity in the form of Backstage's score-card plugin: an area is a scorecard, an entry a check.</summary>
public sealed record BackstageScore
{
    public required BackstageEntity EntityRef { get; init; }

    /// <summary>In UTC, such as <c>2030-01-31T09:00:00Z</c>.</summary>
    public required string GeneratedDateTimeUtc { get; init; }

    /// <summary>0 to 100, whole; null for an unrated service.</summary>
    public int? ScorePercent { get; init; }

    /// <summary>The letter of the grade.</summary>
    public required string ScoreLabel { get; init; }

    /// <summary><c>success</c>, <c>almost-success</c>, <c>partial</c>, <c>almost-failure</c>, <c>failure</c> or <c>unknown</c>.</summary>
    public required string ScoreSuccess { get; init; }

    public required IReadOnlyList<BackstageArea> AreaScores { get; init; }
}
