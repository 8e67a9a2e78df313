using System.Security.Cryptography;
using Scorecards.Core.Access;
using Scorecards.Core.Auditing;
using Scorecards.Core.Signing;

namespace Scorecards.TestSupport;

/// <summary>Signs with a key that is nowhere kept.</summary>
public sealed class TestSigner : ISigner, IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestSigner() => Published = SignedTexts.Publish(_key, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);

    public SigningKey Published { get; }

    public Task<string> SignAsync(string type, string payload, CancellationToken cancellationToken) =>
        Task.FromResult(SignedTexts.Sign(_key, Published.Id, type, payload));

    /// <summary>The end of a chain, signed.</summary>
    public AuditHead Head(SealedEntry last, DateTimeOffset at) => new(
        last.Seq, last.Hash, at, SignedTexts.Sign(_key, Published.Id, SignedTexts.AuditHead, AuditHeads.Payload(last.Seq, last.Hash, at)));

    public void Dispose() => _key.Dispose();
}
