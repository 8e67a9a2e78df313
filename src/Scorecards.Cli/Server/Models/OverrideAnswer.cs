namespace Scorecards.Cli.Server.Models;

/// <summary>A broken glass, as the API tells it.</summary>
/// <param name="ArtifactDigest">Null for whatever is deployed.</param>
/// <param name="SingleUse">True when it opens the gate once.</param>
/// <param name="UsedBy">The decision that used it up.</param>
/// <param name="State">open, used, expired or revoked.</param>
/// <param name="Unapproved">True when no second person said in time that it was right.</param>
internal sealed record OverrideAnswer(
    string Id,
    string Service,
    string Environment,
    string? ArtifactDigest,
    string Reason,
    string Incident,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset ExpiresAt,
    bool SingleUse,
    string? UsedBy,
    DateTimeOffset ApprovalDueAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    string? RevokedBy,
    DateTimeOffset? RevokedAt,
    string State,
    bool Unapproved);

/// <summary>A part of the list of overrides.</summary>
internal sealed record OverrideListAnswer(IReadOnlyList<OverrideAnswer> Items, string? Next, long Total);
