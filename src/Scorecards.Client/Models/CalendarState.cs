namespace Scorecards.Client.Models;

/// <summary>How a calendar is at a moment.</summary>
public sealed record CalendarState
{
    /// <summary>The calendar; of a team that has its own, that one.</summary>
    public required string Name { get; init; }

    /// <summary>The moment.</summary>
    public required DateTimeOffset At { get; init; }

    public required bool Open { get; init; }

    public required CalendarCause Cause { get; init; }

    /// <summary>What the freeze or holiday is called.</summary>
    public string? Title { get; init; }

    /// <summary>When it became open, or closed for this cause; null when it always was.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When that ends; null when nothing is planned.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it opens next; null when it is open, or does not in the next two years.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>True when a part of it could not be fetched for longer than its age limit, so that gates do not go by it.</summary>
    public required bool TooOld { get; init; }
}
