namespace Scorecards.Cli.Server.Models;

/// <summary>What the gate is asked, as the API takes it.</summary>
/// <param name="ChangeKind">deploy, rollback, hotfix or security.</param>
/// <param name="At">For this moment instead of now; then nothing is recorded.</param>
internal sealed record GateQuestion(string Service, string Environment, string ChangeKind, string? ArtifactDigest, string? Commit, DateTimeOffset? At);
