using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Security;

/// <summary>
/// Has one node make the first key that protects cookies and forms. Nodes that start together would make one each, and would not know
/// those of the others until the next day. Keys after the first are made days before they are used.
/// </summary>
internal sealed class FirstProtectionKey(IKeyManager keys, ILeaseStore leases, TimeProvider clock)
{
    private const string Lease = "first-protection-key";

    private static readonly TimeSpan _term = TimeSpan.FromDays(90);
    private static readonly TimeSpan _making = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns when there is a key that is in use.</summary>
    /// <exception cref="StoreException">The store is away.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var node = Guid.NewGuid().ToString("n");
        while (!IsThere())
        {
            var now = clock.GetUtcNow();
            if (!await leases.HoldLeaseAsync(Lease, node, now, now + _making, cancellationToken))
            {
                await Task.Delay(_pause, clock, cancellationToken);
                continue;
            }

            try
            {
                // Another node may have made it just before.
                if (!IsThere())
                {
                    keys.CreateNewKey(now, now + _term);
                }
            }
            finally
            {
                await leases.ReleaseLeaseAsync(Lease, node, cancellationToken);
            }
        }
    }

    private bool IsThere()
    {
        var now = clock.GetUtcNow();
        return keys.GetAllKeys().Any(k => !k.IsRevoked && k.ActivationDate <= now && now < k.ExpirationDate);
    }
}
