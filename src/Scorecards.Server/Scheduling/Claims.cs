using Scorecards.Core.Runtime;

namespace Scorecards.Server.Scheduling;

/// <summary>The services that this node has claimed and not finished, whose claims it renews.</summary>
/// <remarks>Not for concurrent use.</remarks>
internal sealed class Claims(IStore store, string node, TimeProvider time)
{
    /// <summary>How soon others take over from a node that is gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    /// <summary>Often enough that a lease outlives two renewals that fail.</summary>
    private static readonly TimeSpan _renewEvery = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private DateTimeOffset _renewedAt = time.GetUtcNow();

    /// <summary>How many evaluations are under way.</summary>
    public int Count => _running.Count;

    public IEnumerable<Task> Running => _running.Values;

    /// <summary>Claims up to so many services that are due, and starts the run of each.</summary>
    /// <param name="run">Given the service and the time of the claim.</param>
    /// <exception cref="StoreException">Nothing is claimed.</exception>
    public async Task<int> TakeAsync(int limit, Func<string, DateTimeOffset, Task> run, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var claimed = await store.ClaimDueAsync(node, now, now + Lease, limit, cancellationToken);
        foreach (var service in claimed)
        {
            // One that this node lost and now has again may still be under way; both runs keep their turn.
            var before = _running.GetValueOrDefault(service);
            var started = run(service, now);
            _running[service] = before is null ? started : Task.WhenAll(before, started);
            _lost.Remove(service);
        }

        return claimed.Count;
    }

    /// <summary>Renews, when it is time, what is under way; returns what another node has taken over meanwhile.</summary>
    /// <exception cref="StoreException">Nothing is renewed; it is tried again the next time.</exception>
    public async Task<IReadOnlyList<string>> RenewAsync(CancellationToken cancellationToken)
    {
        foreach (var done in _running.Where(run => run.Value.IsCompleted).Select(run => run.Key).ToList())
        {
            _running.Remove(done);
            _lost.Remove(done);
        }

        var now = time.GetUtcNow();
        var held = _running.Keys.Where(service => !_lost.Contains(service)).ToList();
        if (held.Count == 0 || now - _renewedAt < _renewEvery)
        {
            return [];
        }

        var others = await store.RenewAsync(node, held, now + Lease, cancellationToken);
        _renewedAt = now;
        // One that was saved meanwhile is not held any more either, and is no loss.
        var lost = others.Where(service => !_running[service].IsCompleted).ToList();
        _lost.UnionWith(lost);
        return lost;
    }
}
