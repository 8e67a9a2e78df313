using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Scorecards.Core.Access;

namespace Scorecards.Core.Signing;

/// <summary>Compact JWS (RFC 7515) by ES256, the only algorithm there is here.</summary>
public static class SignedTexts
{
    /// <summary>The <c>typ</c> of a verdict of the gate.</summary>
    public const string Verdict = "scorecards-verdict+jwt";

    /// <summary>The <c>typ</c> of a head of the audit log.</summary>
    public const string AuditHead = "scorecards-audit-head+jwt";

    private static readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <param name="payload">A JSON object.</param>
    public static string Sign(ECDsa key, string keyId, string type, string payload) => _handler.CreateToken(
        payload,
        new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = keyId }, SecurityAlgorithms.EcdsaSha256),
        new Dictionary<string, object> { [JwtHeaderParameterNames.Typ] = type });

    /// <summary>What was signed, as JSON, when one of the keys signed just this as just this type; else null. Times in it are not looked at.</summary>
    public static async Task<string?> ReadAsync(string jws, string type, IEnumerable<SigningKey> keys)
    {
        var checkedText = await _handler.ValidateTokenAsync(jws, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.Select(KeyOf),
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [type],
            TryAllIssuerSigningKeys = false,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        }).ConfigureAwait(false);
        return checkedText.IsValid && checkedText.SecurityToken is JsonWebToken token ? Base64UrlEncoder.Decode(token.EncodedPayload) : null;
    }

    /// <summary>The public half of a key, named by its thumbprint.</summary>
    public static SigningKey Publish(ECDsa key, DateTimeOffset createdAt, DateTimeOffset retiredAt)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        var thumbprint = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["crv"] = JsonWebKeyECTypes.P256,
            ["kty"] = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            ["x"] = x,
            ["y"] = y,
        }));
        return new SigningKey(Base64UrlEncoder.Encode(thumbprint), x, y, createdAt, retiredAt);
    }

    private static JsonWebKey KeyOf(SigningKey key) => new()
    {
        Kid = key.Id,
        Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
        Crv = JsonWebKeyECTypes.P256,
        Alg = SecurityAlgorithms.EcdsaSha256,
        Use = JsonWebKeyUseNames.Sig,
        X = key.X,
        Y = key.Y,
    };
}
