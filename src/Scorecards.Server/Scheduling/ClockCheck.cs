using System.Globalization;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Scheduling;

/// <summary>
/// Holds this machine's clock to the store's, which all nodes share: leases and due times are written by one node and read by
/// the others, and a node that is ahead by a lease would take over whatever the others have just begun.
/// </summary>
public sealed class ClockCheck(IStore store, TimeProvider time)
{
    /// <summary>Half a lease, so that two nodes on both sides of the store are still within one.</summary>
    public static readonly TimeSpan Tolerance = Claims.Lease / 2;

    private static readonly TimeSpan _every = TimeSpan.FromSeconds(30);

    private DateTimeOffset? _checkedAt;

    /// <summary>Looks when it has not for a while.</summary>
    /// <exception cref="StoreException">The clocks are too far apart, or the store is away.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow();
        if (before - _checkedAt < _every && before >= _checkedAt)
        {
            return;
        }

        if (await store.ClockAsync(cancellationToken) is { } theirs)
        {
            var after = time.GetUtcNow();
            // Whatever the answer took, the store looked at its clock in between.
            var ahead = before > theirs ? before - theirs : after < theirs ? after - theirs : TimeSpan.Zero;
            if (ahead.Duration() > Tolerance)
            {
                _checkedAt = null;
                throw new StoreException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The clock of this machine is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the database's ({before:u} here, {theirs:u} there). Nodes share due times and leases, so set both clocks, as by NTP, to within {Tolerance.TotalSeconds:0} s."));
            }
        }

        _checkedAt = before;
    }
}
