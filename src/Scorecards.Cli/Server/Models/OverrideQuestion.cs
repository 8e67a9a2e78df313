namespace Scorecards.Cli.Server.Models;

/// <summary>Why the glass is broken and for what, as the API takes it.</summary>
/// <param name="Duration">Such as <c>60m</c>; null for the server's own.</param>
internal sealed record OverrideQuestion(string Service, string Environment, string? ArtifactDigest, string Reason, string Incident, string? Duration);
