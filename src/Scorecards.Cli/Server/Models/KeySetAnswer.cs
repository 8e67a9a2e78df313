namespace Scorecards.Cli.Server.Models;

/// <summary>A JWK set (RFC 7517), as the server publishes it.</summary>
internal sealed record KeySetAnswer(IReadOnlyList<KeyAnswer> Keys);

/// <summary>A public key. Only those for ES256 are used.</summary>
internal sealed record KeyAnswer(
    string? Kty = null, string? Crv = null, string? Kid = null, string? X = null, string? Y = null, string? Use = null, string? Alg = null);
