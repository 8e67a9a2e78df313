namespace Scorecards.Client.Models;

/// <summary>A scorecard in the form of Backstage's score-card plugin.</summary>
public sealed record BackstageArea
{
    /// <summary>From 1, in the order of the scorecards.</summary>
    public required int Id { get; init; }

    public required string Title { get; init; }

    /// <summary>0 to 100, whole; null where there is nothing to score.</summary>
    public int? ScorePercent { get; init; }

    /// <summary>The letter of the grade.</summary>
    public required string ScoreLabel { get; init; }

    /// <summary>As that of the whole.</summary>
    public required string ScoreSuccess { get; init; }

    /// <summary>The checks; empty in a list.</summary>
    public required IReadOnlyList<BackstageEntry> ScoreEntries { get; init; }
}
