namespace Scorecards.Client.Models;

/// <summary>What was asked, and by whom.</summary>
/// <param name="Caller">The name of the token; <c>anonymous</c> without one.</param>
/// <param name="Team">Null in the log, which keeps what was asked only.</param>
/// <param name="Tier">Null in the log.</param>
public sealed record GateSubject(
    string Service, string Environment, DeploymentKind ChangeKind, string? ArtifactDigest, string? Commit, string Caller, string? Team, int? Tier);
