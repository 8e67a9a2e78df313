namespace Scorecards.Client.Models;

/// <summary>A calendar: when changes may be made.</summary>
public sealed record CalendarDetails
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public string? Owner { get; init; }

    /// <summary>The IANA name of the zone in which its days begin.</summary>
    public required string Timezone { get; init; }

    /// <summary>The calendar whose place it takes for <see cref="Teams"/>; null when it is for all who name it.</summary>
    public string? InPlaceOf { get; init; }

    public required IReadOnlyList<string> Teams { get; init; }

    /// <summary>What it takes in of other programs.</summary>
    public required IReadOnlyList<CalendarFeed> Feeds { get; init; }

    /// <summary>How it is now.</summary>
    public required CalendarState Now { get; init; }
}
