using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Scorecards.Core.Access;
using Scorecards.Core.Signing;

namespace Scorecards.Cli.Tests.Gates;

/// <summary>A key of a server.</summary>
internal sealed class VerdictSigner : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public VerdictSigner() => Key = SignedTexts.Publish(_key, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);

    public SigningKey Key { get; }

    /// <summary>As the API publishes it.</summary>
    public string KeySet => $$"""{"keys":[{"kty":"EC","crv":"P-256","kid":"{{Key.Id}}","x":"{{Key.X}}","y":"{{Key.Y}}","use":"sig","alg":"ES256"}]}""";

    public string Sign(JsonObject claims, string type = SignedTexts.Verdict) => SignedTexts.Sign(_key, Key.Id, type, claims.ToJsonString());

    public void Dispose() => _key.Dispose();
}
