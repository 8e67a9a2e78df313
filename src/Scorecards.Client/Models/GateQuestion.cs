namespace Scorecards.Client.Models;

/// <summary>A change that is to be deployed.</summary>
/// <param name="ChangeKind">A new version without it.</param>
/// <param name="ArtifactDigest">Names what is to be deployed, such as <c>sha256:…</c>.</param>
/// <param name="At">A moment with its zone, such as 2030-01-31T09:00:00Z: the answer is what the gate would say then, and of no effect.</param>
public sealed record GateQuestion(
    string Service, string Environment, DeploymentKind? ChangeKind = null, string? ArtifactDigest = null, string? Commit = null, string? At = null);
