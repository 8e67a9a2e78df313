using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;
using Scorecards.Core.Signing;

namespace Scorecards.Server.Auditing;

/// <summary>One look at the audit log, by the one node that holds the lease: seals what is not sealed, and signs the end of the chain every hour.</summary>
/// <remarks>Not for concurrent use.</remarks>
public sealed class SealRound(IAuditStore store, ISigner signer, SealLease lease, AuditStatus status, TimeProvider time)
{
    /// <summary>Between two signed heads: what was sealed since the last can be cut off unnoticed.</summary>
    public static readonly TimeSpan SignedEvery = TimeSpan.FromHours(1);

    /// <summary>How often a node looks that does not seal.</summary>
    private static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(10);

    /// <summary>Sealed in one transaction.</summary>
    private const int Together = 500;

    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _signedAt = DateTimeOffset.MinValue;

    /// <summary>False when another node seals.</summary>
    /// <exception cref="StoreException">The store is away; it is tried again the next time.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var held = await lease.HoldAsync(cancellationToken);
        await LookAsync(always: held, cancellationToken);

        if (!held)
        {
            return false;
        }

        while (status.Unsealed > 0 && lease.IsHeld && await store.SealAsync(Together, cancellationToken) is var sealedNow and > 0)
        {
            if (sealedNow < Together)
            {
                await LookAsync(always: true, cancellationToken);
                break;
            }
        }

        var now = time.GetUtcNow();
        if ((now - _signedAt >= SignedEvery || now < _signedAt) && await SignAsync(cancellationToken))
        {
            _signedAt = now;
        }

        return true;
    }

    /// <summary>Signs the end of the chain when it is another than the last one that was signed; false while there is no chain.</summary>
    /// <exception cref="StoreException">The store is away.</exception>
    public async Task<bool> SignAsync(CancellationToken cancellationToken)
    {
        if (await store.LastSealedAsync(cancellationToken) is not { } last)
        {
            return false;
        }

        if (last.Seq > ((await store.LastHeadAsync(cancellationToken))?.Seq ?? 0))
        {
            var now = time.GetUtcNow();
            var signed = await signer.SignAsync(SignedTexts.AuditHead, AuditHeads.Payload(last.Seq, last.Hash, now), cancellationToken);
            await store.AddHeadAsync(new AuditHead(last.Seq, last.Hash, now, signed), cancellationToken);
        }

        return true;
    }

    private async Task LookAsync(bool always, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (always || now - _lookedAt >= _lookEvery || now < _lookedAt)
        {
            status.Saw(await store.CountUnsealedAsync(cancellationToken));
            _lookedAt = now;
        }
    }
}
