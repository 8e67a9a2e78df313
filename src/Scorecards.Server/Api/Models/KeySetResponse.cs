using Scorecards.Core.Access;

namespace Scorecards.Server.Api.Models;

/// <summary>The keys that verdicts and heads of the audit log are signed with, as a JWK Set (RFC 7517).</summary>
public sealed record KeySetResponse(IReadOnlyList<KeyResponse> Keys);

/// <summary>The public half of a key for ES256 (RFC 7517, RFC 7518).</summary>
public sealed record KeyResponse(string Kty, string Crv, string Kid, string X, string Y, string Use, string Alg)
{
    public static KeyResponse Of(SigningKey key) => new("EC", "P-256", key.Id, key.X, key.Y, "sig", "ES256");
}
