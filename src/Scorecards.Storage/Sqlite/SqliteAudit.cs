using Microsoft.Data.Sqlite;
using Scorecards.Core.Auditing;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>The audit log.</summary>
internal sealed class SqliteAudit(SqliteDatabase database) : IAuditStore
{
    private const string Sealed = $"SELECT {StoredAudit.Columns} FROM audit";

    private const string Last = $"{Sealed} WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1";

    private const string Heads = "SELECT seq, hash, at, jws FROM audit_heads";

    /// <summary>Inside a write.</summary>
    public static void Add(SqliteSession session, params ReadOnlySpan<AuditEntry> entries)
    {
        foreach (var entry in entries)
        {
            session.Execute(
                "INSERT INTO audit (id, at, actor, action, subject, body) VALUES (@id, @at, @actor, @action, @subject, @body)",
                ("@id", entry.Id), ("@at", StoredTime.Of(entry.At)), ("@actor", entry.Actor), ("@action", entry.Action),
                ("@subject", entry.Subject), ("@body", entry.Body));
        }
    }

    public Task<int> SealAsync(int limit, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                var entries = session.Query(
                    "SELECT id, at, actor, action, subject, body FROM audit WHERE seq IS NULL ORDER BY at, id LIMIT @limit", ReadEntry, ("@limit", limit));

                if (entries.Count > 0)
                {
                    foreach (var placed in StoredAudit.Seal(session.Query(Last, Read).FirstOrDefault(), entries))
                    {
                        session.Execute(
                            "UPDATE audit SET seq = @seq, prev_hash = @prev, hash = @hash WHERE id = @id",
                            ("@seq", placed.Seq), ("@prev", placed.PrevHash), ("@hash", placed.Hash), ("@id", placed.Entry.Id));
                    }
                }

                return entries.Count;
            },
            cancellationToken);

    public Task<long> CountUnsealedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Scalar<long>("SELECT count(*) FROM audit WHERE seq IS NULL"), cancellationToken);

    public Task<IReadOnlyList<SealedEntry>> ChainAsync(long afterSeq, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SealedEntry>>(
            session => session.Query($"{Sealed} WHERE seq > @after ORDER BY seq LIMIT @limit", Read, ("@after", afterSeq), ("@limit", limit)), cancellationToken);

    public Task<SealedEntry?> LastSealedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Query(Last, Read).FirstOrDefault(), cancellationToken);

    public Task<AuditPage> AuditAsync(AuditQuery query, long? before, int limit, CancellationToken cancellationToken)
    {
        (string, object?)[] which = [("@actor", query.Actor), ("@action", query.Action), ("@subject", query.Subject)];
        return database.ReadAsync(
            session => new AuditPage(
                session.Query(
                    $"{Sealed} WHERE {StoredAudit.Where(query, before)} ORDER BY seq DESC LIMIT @limit", Read,
                    [.. which, ("@before", before), ("@limit", limit)]),
                session.Scalar<long>($"SELECT count(*) FROM audit WHERE {StoredAudit.Where(query, null)}", which)),
            cancellationToken);
    }

    public Task AddHeadAsync(AuditHead head, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) => session.Execute(
                "INSERT INTO audit_heads (seq, hash, at, jws) VALUES (@seq, @hash, @at, @jws) ON CONFLICT DO NOTHING",
                ("@seq", head.Seq), ("@hash", head.Hash), ("@at", StoredTime.Of(head.At)), ("@jws", head.Jws)),
            cancellationToken);

    public Task<AuditHead?> LastHeadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Query($"{Heads} ORDER BY seq DESC LIMIT 1", ReadHead).FirstOrDefault(), cancellationToken);

    public Task<IReadOnlyList<AuditHead>> HeadsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AuditHead>>(session => session.Query($"{Heads} ORDER BY seq", ReadHead), cancellationToken);

    private static AuditEntry ReadEntry(SqliteDataReader row) => StoredAudit.Entry(
        row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5));

    private static AuditHead ReadHead(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), StoredAudit.Time(row.GetInt64(2)), row.GetString(3));

    private static SealedEntry Read(SqliteDataReader row) => new(row.GetInt64(6), ReadEntry(row), row.GetString(7), row.GetString(8));
}
