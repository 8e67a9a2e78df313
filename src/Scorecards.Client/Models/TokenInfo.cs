namespace Scorecards.Client.Models;

/// <summary>A named token, without its text.</summary>
/// <param name="Role">reporter, gatekeeper, owner:TEAM, approver or admin.</param>
/// <param name="RevokedAt">Null while it is in force.</param>
public sealed record TokenInfo(string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
