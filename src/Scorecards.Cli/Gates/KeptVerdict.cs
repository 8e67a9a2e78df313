namespace Scorecards.Cli.Gates;

/// <summary>A verdict with the keys that the server published when it gave it, as a file keeps them.</summary>
/// <param name="Verdict">A compact JWS.</param>
/// <param name="Keys">A JWK set's keys; null where only the verdict is kept.</param>
internal sealed record KeptVerdict(string Verdict, IReadOnlyList<KeyAnswer>? Keys);

/// <summary>A JWK set (RFC 7517), as the server publishes it.</summary>
internal sealed record KeySetAnswer(IReadOnlyList<KeyAnswer> Keys);

/// <summary>A public key. Only those for ES256 are used.</summary>
internal sealed record KeyAnswer(
    string? Kty = null, string? Crv = null, string? Kid = null, string? X = null, string? Y = null, string? Use = null, string? Alg = null);
