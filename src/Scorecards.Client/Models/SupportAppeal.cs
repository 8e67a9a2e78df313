namespace Scorecards.Client.Models;

/// <summary>A team's request that a service keeps its support for a while.</summary>
public sealed record SupportAppeal
{
    public required string Id { get; init; }

    public required string Service { get; init; }

    /// <summary>What it is now: only a granted one keeps anything.</summary>
    public required SupportAppealState State { get; init; }

    public required string Reason { get; init; }

    /// <summary>The name of the token that asked.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>From this moment on it is over, decided or not.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The name of the token that decided; null while none did.</summary>
    public required string? DecidedBy { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What was said with the decision.</summary>
    public required string? Answer { get; init; }
}
