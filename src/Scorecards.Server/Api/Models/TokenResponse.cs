using Scorecards.Core.Runtime;

namespace Scorecards.Server.Api.Models;

/// <summary>A named token, without its text.</summary>
/// <param name="Role">reporter, gatekeeper, owner:TEAM, approver or admin.</param>
/// <param name="RevokedAt">Null while it is in force.</param>
public sealed record TokenResponse(string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    public static TokenResponse Of(AccessToken token) => new(token.Name, token.Role, token.CreatedAt, token.RevokedAt);
}
