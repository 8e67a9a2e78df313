using Scorecards.Core.Auditing;
using Scorecards.Core.Events;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Emergency freezes.</summary>
internal sealed class SqliteFreezes(SqliteDatabase database, SqliteActing acting)
{
    public Task AddAsync(Freeze freeze, OutboxEvent told, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            session => session.Execute(
                "INSERT INTO freezes (id, ends_at, body) VALUES (@id, @ends, @body)",
                ("@id", freeze.Id), ("@ends", StoredGate.EndOf(freeze)), ("@body", StoredGate.Write(freeze))) == 1,
            AuditEntries.Freeze(null, freeze), told, cancellationToken);

    public Task<bool> ChangeAsync(Freeze before, Freeze after, OutboxEvent told, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            session => session.Execute(
                "UPDATE freezes SET ends_at = @ends, body = @body WHERE id = @id AND body = @before",
                ("@id", before.Id), ("@ends", StoredGate.EndOf(after)), ("@body", StoredGate.Write(after)), ("@before", StoredGate.Write(before))) == 1,
            AuditEntries.Freeze(before, after), told, cancellationToken);

    public Task<Freeze?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query("SELECT body FROM freezes WHERE id = @id", row => StoredGate.Freeze(row.GetString(0)), ("@id", id)).FirstOrDefault(),
            cancellationToken);
}
