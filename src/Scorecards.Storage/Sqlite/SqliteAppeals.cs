using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Core.Support;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Appeals for support.</summary>
internal sealed class SqliteAppeals(SqliteDatabase database, SqliteActing acting) : ISupportStore
{
    public Task<bool> AddAppealAsync(SupportAppeal appeal, DateTimeOffset now, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            session => SqliteDeclarations.IsKnown(session, appeal.Service)
                && session.Execute(
                    """
                    INSERT INTO support_appeals (id, service, refused, expires_at, body)
                    SELECT @id, @service, @refused, @expires, @body
                    WHERE NOT EXISTS (SELECT 1 FROM support_appeals WHERE service = @service AND refused = 0 AND expires_at > @now)
                    """,
                    ("@id", appeal.Id), ("@service", appeal.Service), ("@refused", appeal.Granted == false ? 1 : 0),
                    ("@expires", StoredTime.Of(appeal.ExpiresAt)), ("@body", StoredGate.Write(appeal)), ("@now", StoredTime.Of(now))) == 1,
            AuditEntries.Appeal(null, appeal), null, cancellationToken);

    public Task<bool> ChangeAppealAsync(SupportAppeal before, SupportAppeal after, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            session => session.Execute(
                "UPDATE support_appeals SET refused = @refused, expires_at = @expires, body = @body WHERE id = @id AND body = @before",
                ("@refused", after.Granted == false ? 1 : 0), ("@expires", StoredTime.Of(after.ExpiresAt)), ("@body", StoredGate.Write(after)),
                ("@id", before.Id), ("@before", StoredGate.Write(before))) == 1,
            AuditEntries.Appeal(before, after), null, cancellationToken);

    public Task<SupportAppeal?> FindAppealAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query("SELECT body FROM support_appeals WHERE id = @id", row => StoredGate.Appeal(row.GetString(0)), ("@id", id)).FirstOrDefault(),
            cancellationToken);

    public Task<DeclaredPage<SupportAppeal>> AppealsAsync(string? service, string? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => new DeclaredPage<SupportAppeal>(
                session.Query(
                    """
                    SELECT body FROM support_appeals
                    WHERE (@service IS NULL OR service = @service) AND (@before IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit
                    """,
                    row => StoredGate.Appeal(row.GetString(0)),
                    ("@service", service), ("@before", before), ("@limit", limit)),
                session.Scalar<long>("SELECT count(*) FROM support_appeals WHERE @service IS NULL OR service = @service", ("@service", service))),
            cancellationToken);
}
