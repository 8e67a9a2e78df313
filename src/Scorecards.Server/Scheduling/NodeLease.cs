using Scorecards.Core.Runtime;

namespace Scorecards.Server.Scheduling;

/// <summary>Says whether this node is the one that does some work for all.</summary>
/// <param name="name">The work.</param>
public abstract class NodeLease(string name, ILeaseStore store, TimeProvider time)
{
    /// <summary>How soon another node takes over from one that is gone; as long as that on an evaluation.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan _renewEvery = TimeSpan.FromSeconds(5);

    private readonly string _owner = $"{Environment.MachineName}-{Guid.NewGuid():N}";
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _heldUntil = DateTimeOffset.MinValue;

    /// <summary>True while it is this node's. A node that was paused finds out by its clock, without asking.</summary>
    public bool IsHeld => time.GetUtcNow() < _heldUntil;

    /// <summary>Takes or renews it when it is time.</summary>
    /// <exception cref="StoreException">The store is away; what is held goes on until it is over.</exception>
    public async Task<bool> HoldAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _triedAt >= _renewEvery || now < _triedAt)
        {
            _triedAt = now;
            _heldUntil = await store.HoldLeaseAsync(name, _owner, now, now + Term, cancellationToken) ? now + Term : DateTimeOffset.MinValue;
        }

        return IsHeld;
    }

    /// <summary>Lets another node have it at once.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (IsHeld)
        {
            _heldUntil = DateTimeOffset.MinValue;
            await store.ReleaseLeaseAsync(name, _owner, cancellationToken);
        }
    }
}
