using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Exemptions.</summary>
internal sealed class SqliteExemptions(SqliteDatabase database) : IExemptionStore
{
    public Task<ExemptionAdded> AddExemptionAsync(Exemption exemption, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                if (!SqliteDeclarations.IsKnown(session, exemption.Service))
                {
                    return ExemptionAdded.UnknownService;
                }

                session.Execute(
                    "UPDATE exemptions SET open = 0 WHERE service = @service AND check_name = @check AND open = 1 AND expires_at <= @now",
                    ("@service", exemption.Service), ("@check", exemption.Check), ("@now", StoredTime.Of(now)));
                var added = session.Execute(
                    """
                    INSERT INTO exemptions (id, service, check_name, state, expires_at, open, body)
                    VALUES (@id, @service, @check, @state, @expires, 1, @body)
                    ON CONFLICT (service, check_name) WHERE open = 1 DO NOTHING
                    """,
                    ("@id", exemption.Id), ("@service", exemption.Service), ("@check", exemption.Check), ("@state", StoredExemption.StateOf(exemption)),
                    ("@expires", StoredTime.Of(exemption.ExpiresAt)), ("@body", StoredExemption.Write(exemption)));

                if (added == 0)
                {
                    return ExemptionAdded.AnotherIsOpen;
                }

                SqliteAudit.Add(session, AuditEntries.Exemption(exemption));
                return ExemptionAdded.Added;
            },
            cancellationToken);

    public Task<bool> SaveStepAsync(Exemption exemption, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                var changed = session.Execute(
                    "UPDATE exemptions SET state = @state, open = @open, body = @body WHERE id = @id AND body = @before",
                    ("@state", StoredExemption.StateOf(exemption)), ("@open", StoredExemption.IsOpen(exemption) ? 1 : 0),
                    ("@body", StoredExemption.Write(exemption)), ("@id", exemption.Id),
                    ("@before", StoredExemption.Write(exemption with { Steps = [.. exemption.Steps.SkipLast(1)] }))) == 1;
                if (changed)
                {
                    SqliteServices.MakeDue(session, exemption.Service, dueAt);
                    SqliteAudit.Add(session, AuditEntries.Exemption(exemption));
                }

                return changed;
            },
            cancellationToken);

    public Task<Exemption?> FindExemptionAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query("SELECT body FROM exemptions WHERE id = @id", row => StoredExemption.Read(row.GetString(0)), ("@id", id)).FirstOrDefault(),
            cancellationToken);

    public Task<DeclaredPage<Exemption>> ExemptionsAsync(ExemptionQuery query, string? before, int limit, CancellationToken cancellationToken)
    {
        var (sql, parameters) = Where(query);
        return database.ReadAsync(
            session => new DeclaredPage<Exemption>(
                session.Query(
                    $"SELECT body FROM exemptions WHERE {sql} AND (@before IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit",
                    row => StoredExemption.Read(row.GetString(0)),
                    [.. parameters, ("@before", before), ("@limit", limit)]),
                session.Scalar<long>($"SELECT count(*) FROM exemptions WHERE {sql}", [.. parameters])),
            cancellationToken);
    }

    private static (string Sql, (string, object?)[] Parameters) Where(ExemptionQuery query)
    {
        var (states, expired) = query.State is { } state ? StoredExemption.Stored(state) : ([], null);
        return (
            """
            (@service IS NULL OR service = @service) AND (@check IS NULL OR check_name = @check)
            AND (@first IS NULL OR state IN (@first, @second)) AND (@expired IS NULL OR (expires_at <= @now) = @expired)
            """,
            [
                ("@service", query.Service), ("@check", query.Check), ("@first", states.FirstOrDefault()), ("@second", states.LastOrDefault()),
                ("@expired", expired is null ? null : expired.Value ? 1L : 0L), ("@now", StoredTime.Of(query.Now)),
            ]);
    }
}
