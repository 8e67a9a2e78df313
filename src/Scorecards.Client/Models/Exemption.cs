namespace Scorecards.Client.Models;

/// <summary>A check waived for a service for a time.</summary>
public sealed record Exemption
{
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required string Check { get; init; }

    /// <summary>What it is now: only an approved one waives anything.</summary>
    public required ExemptionState State { get; init; }

    public required string Reason { get; init; }

    /// <summary>The name of the token that asked.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The name of the token that approved; null when none did.</summary>
    public required string? ApprovedBy { get; init; }

    /// <summary>From this moment on it is over.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What was done to it, the request first.</summary>
    public required IReadOnlyList<ExemptionStep> Steps { get; init; }
}
