using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Core.Events;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Broken glasses.</summary>
internal sealed class SqliteOverrides(SqliteDatabase database, SqliteActing acting)
{
    /// <summary>Inside a write: the override as it is kept; null when it is not.</summary>
    public static GateOverride? Find(SqliteSession session, string id) =>
        session.Query("SELECT body FROM gate_overrides WHERE id = @id", row => StoredGate.Override(row.GetString(0)), ("@id", id)).FirstOrDefault();

    /// <summary>Inside a write; false, with nothing changed, when what is kept is another.</summary>
    public static bool Replace(SqliteSession session, GateOverride before, GateOverride after) =>
        session.Execute(
            "UPDATE gate_overrides SET body = @body WHERE id = @id AND body = @before",
            ("@body", StoredGate.Write(after)), ("@id", before.Id), ("@before", StoredGate.Write(before))) == 1;

    public Task AddAsync(GateOverride added, OutboxEvent told, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            session => session.Execute(
                "INSERT INTO gate_overrides (id, service, requested_at, body) VALUES (@id, @service, @requested, @body)",
                ("@id", added.Id), ("@service", added.Service), ("@requested", StoredTime.Of(added.RequestedAt)), ("@body", StoredGate.Write(added))) == 1,
            AuditEntries.Override(null, added), told, cancellationToken);

    public Task<bool> ChangeAsync(GateOverride before, GateOverride after, OutboxEvent? told, CancellationToken cancellationToken) =>
        acting.ChangeAsync(session => Replace(session, before, after), AuditEntries.Override(before, after), told, cancellationToken);

    public Task<GateOverride?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Find(session, id), cancellationToken);

    public Task<DeclaredPage<GateOverride>> ListAsync(string? service, string? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => new DeclaredPage<GateOverride>(
                session.Query(
                    """
                    SELECT body FROM gate_overrides
                    WHERE (@service IS NULL OR service = @service) AND (@before IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit
                    """,
                    row => StoredGate.Override(row.GetString(0)),
                    ("@service", service), ("@before", before), ("@limit", limit)),
                session.Scalar<long>("SELECT count(*) FROM gate_overrides WHERE @service IS NULL OR service = @service", ("@service", service))),
            cancellationToken);
}
