namespace Scorecards.Client.Models;

/// <summary>A check in the form of Backstage's score-card plugin.</summary>
public sealed record BackstageEntry
{
    /// <summary>From 1, in the order of the checks.</summary>
    public required int Id { get; init; }

    public required string Title { get; init; }

    /// <summary>True for what counts for nothing now.</summary>
    public required bool IsOptional { get; init; }

    /// <summary>0 to 100, whole; null where the check has decided nothing.</summary>
    public int? ScorePercent { get; init; }

    /// <summary>The outcome in words.</summary>
    public required string ScoreLabel { get; init; }

    /// <summary>As that of the whole.</summary>
    public required string ScoreSuccess { get; init; }

    /// <summary>How to fix it, in Markdown; empty where nothing needs to be.</summary>
    public required string ScoreHints { get; init; }

    /// <summary>What the check saw, why it matters and the evidence, in Markdown.</summary>
    public required string Details { get; init; }
}
