using Scorecards.Core.Access;

namespace Scorecards.Core.Auditing;

/// <summary>What became of verifying an audit log.</summary>
/// <param name="Rows">How many rows were walked.</param>
/// <param name="LastSeq">The place of the last one; 0 of an empty chain.</param>
/// <param name="Heads">How many signed heads were held against it.</param>
/// <param name="Faults">The first faults, at most <see cref="MostFaults"/>.</param>
/// <param name="FaultCount">How many there are in all.</param>
public sealed record AuditReport(long Rows, long LastSeq, int Heads, IReadOnlyList<AuditFault> Faults, long FaultCount)
{
    /// <summary>As many as someone would read.</summary>
    public const int MostFaults = 100;

    private const int Together = 1000;

    public bool IsWhole => FaultCount == 0;

    /// <summary>Verifies the log of a store, also while servers write to it.</summary>
    /// <param name="keys">Every key that a head may be signed with.</param>
    /// <exception cref="Runtime.StoreException">The store is away.</exception>
    public static async Task<AuditReport> OfAsync(IAuditStore store, IReadOnlyList<SigningKey> keys, CancellationToken cancellationToken)
    {
        // Before the rows, so that none that a head tells of can be missing because it came later.
        var heads = await store.HeadsAsync(cancellationToken).ConfigureAwait(false);
        var collector = await AuditCollector.BeginAsync(heads, keys, 0).ConfigureAwait(false);

        for (var after = long.MinValue; ;)
        {
            var rows = await store.ChainAsync(after, Together, cancellationToken).ConfigureAwait(false);

            foreach (var row in rows)
            {
                collector.Take(row);
            }

            if (rows.Count < Together)
            {
                return collector.Finish();
            }

            after = rows[^1].Seq;
        }
    }
}
