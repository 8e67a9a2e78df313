namespace Scorecards.Client.Models;

/// <summary>Events of another program that a calendar takes in.</summary>
public sealed record CalendarFeed
{
    public required FeedUse As { get; init; }

    /// <summary>The file they are in; null for a URL.</summary>
    public string? File { get; init; }

    public string? Url { get; init; }

    /// <summary>When the copy in use was last known to be the newest; null for a file, and when there never was one.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>From when on the copy is too old to go by.</summary>
    public DateTimeOffset? TooOldAt { get; init; }

    public required bool TooOld { get; init; }

    /// <summary>Why it cannot be fetched now; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? ProblemSince { get; init; }
}
