namespace Scorecards.Core.Auditing;

/// <summary>The audit log. Rows are written by the transactions they describe; here they are sealed and read.</summary>
public interface IAuditStore
{
    /// <summary>
    /// Gives entries that are not sealed yet, the oldest first, their place in the chain, in one transaction. Returns how many.
    /// Two that seal at once do no harm: one of them seals nothing.
    /// </summary>
    Task<int> SealAsync(int limit, CancellationToken cancellationToken);

    /// <summary>How many entries are not sealed yet.</summary>
    Task<long> CountUnsealedAsync(CancellationToken cancellationToken);

    /// <summary>Sealed entries after a place in the chain, in order, as they are stored: a verifier must see what is wrong with them.</summary>
    Task<IReadOnlyList<SealedEntry>> ChainAsync(long afterSeq, int limit, CancellationToken cancellationToken);

    /// <summary>The last sealed entry; null of an empty chain.</summary>
    Task<SealedEntry?> LastSealedAsync(CancellationToken cancellationToken);

    /// <summary>Sealed entries, newest first, with a smaller place than the one given.</summary>
    Task<AuditPage> AuditAsync(AuditQuery query, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Keeps a signed head; where there is one of that place already, it is left as it is.</summary>
    Task AddHeadAsync(AuditHead head, CancellationToken cancellationToken);

    /// <summary>The latest signed head; null before the first.</summary>
    Task<AuditHead?> LastHeadAsync(CancellationToken cancellationToken);

    /// <summary>Every signed head, in order.</summary>
    Task<IReadOnlyList<AuditHead>> HeadsAsync(CancellationToken cancellationToken);
}

/// <summary>Which entries; null for any.</summary>
public sealed record AuditQuery(string? Actor, string? Action, string? Subject);

/// <summary>A part of the log, and how many entries there are in all.</summary>
public sealed record AuditPage(IReadOnlyList<SealedEntry> Items, long Total);
