namespace Scorecards.Client.Models;

/// <summary>The public half of a key for ES256 (RFC 7517, RFC 7518).</summary>
public sealed record PublicKey(string Kty, string Crv, string Kid, string X, string Y, string Use, string Alg);
