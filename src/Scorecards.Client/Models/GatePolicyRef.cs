namespace Scorecards.Client.Models;

/// <summary>The policy that decided.</summary>
/// <param name="Digest">SHA-256 of all definitions.</param>
/// <param name="Rule">The name of the rule; null where none held.</param>
public sealed record GatePolicyRef(string Name, string Digest, string? Rule);
