namespace Scorecards.Core.Gates;

/// <summary>A broken glass: one change of one service may pass the gate for a while, in front of everyone. It passes no freeze.</summary>
public sealed record GateOverride
{
    /// <summary>Unique; grows with time.</summary>
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required string Environment { get; init; }

    /// <summary>What may be deployed; null for whatever is asked about.</summary>
    public string? ArtifactDigest { get; init; }

    public required string Reason { get; init; }

    /// <summary>A link to the incident.</summary>
    public required string Incident { get; init; }

    /// <summary>The name of the token.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>From this moment on it opens nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>True when it opens the gate once.</summary>
    public required bool SingleUse { get; init; }

    /// <summary>The decision that used it up; only with <see cref="SingleUse"/>.</summary>
    public string? UsedBy { get; init; }

    /// <summary>A second person has to say that it was right, at the latest then.</summary>
    public required DateTimeOffset ApprovalDueAt { get; init; }

    /// <summary>The name of the second person's token.</summary>
    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>When it was told that nobody had approved in time.</summary>
    public DateTimeOffset? UnapprovedToldAt { get; init; }

    /// <summary>Who ended it before its time.</summary>
    public string? RevokedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>What it is at a time.</summary>
    public OverrideState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? OverrideState.Revoked
        : UsedBy is not null ? OverrideState.Used
        : now >= ExpiresAt ? OverrideState.Expired
        : OverrideState.Open;

    public bool IsOpenAt(DateTimeOffset now) => StateAt(now) == OverrideState.Open;

    /// <summary>True when nobody has approved it in time.</summary>
    public bool IsUnapprovedAt(DateTimeOffset now) => ApprovedAt is null && now >= ApprovalDueAt;

    /// <summary>True for a change that it opens the gate for while it is open.</summary>
    public bool Covers(GateQuestion question) =>
        string.Equals(Service, question.Service, StringComparison.OrdinalIgnoreCase)
        && Environment == question.Environment
        && (ArtifactDigest is null || ArtifactDigest == question.ArtifactDigest);
}

/// <summary>How far an override has come.</summary>
public enum OverrideState
{
    Open,

    /// <summary>Good for one deployment, which it has opened the gate for.</summary>
    Used,

    Expired,

    /// <summary>Ended before its time.</summary>
    Revoked,
}
