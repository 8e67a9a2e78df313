namespace Scorecards.Client.Models;

/// <summary>A broken glass: one change of one service may pass the gate for a while. It passes no freeze.</summary>
public sealed record GateOverride
{
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required string Environment { get; init; }

    /// <summary>What may be deployed; null for whatever is asked about.</summary>
    public required string? ArtifactDigest { get; init; }

    public required OverrideState State { get; init; }

    public required string Reason { get; init; }

    /// <summary>The link to the incident.</summary>
    public required string Incident { get; init; }

    /// <summary>The name of the token.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>From this moment on it opens nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>True when it opens the gate once.</summary>
    public required bool SingleUse { get; init; }

    /// <summary>The decision that used it up.</summary>
    public required string? UsedBy { get; init; }

    /// <summary>By when a second person has to approve it.</summary>
    public required DateTimeOffset ApprovalDueAt { get; init; }

    /// <summary>The name of the second person's token.</summary>
    public required string? ApprovedBy { get; init; }

    public required DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>True when nobody has approved it in time.</summary>
    public required bool Unapproved { get; init; }

    public required string? RevokedBy { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }
}
