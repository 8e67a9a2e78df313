namespace Scorecards.Client.Models;

/// <summary>Where work of a service stands in a queue.</summary>
public sealed record QueuePriority
{
    public required string Service { get; init; }

    /// <summary>The class, as the policy names it.</summary>
    public required string Class { get; init; }

    /// <summary>0 to 1000; higher goes first.</summary>
    public required int Priority { get; init; }

    public required NativePriority Native { get; init; }

    public required Ageing Ageing { get; init; }

    /// <summary>Why, for people.</summary>
    public required IReadOnlyList<PriorityReason> Reasons { get; init; }

    /// <summary>Until when a queue may go by this answer.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
