using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>The services, when each is due, and who has claimed it.</summary>
internal sealed class SqliteServices(SqliteDatabase database) : IServiceStore
{
    private const string MakeDueSql =
        "UPDATE services SET declared = declared + 1, due_at = min(due_at, @due), wanted_at = min(coalesce(wanted_at, @due), @due) WHERE id = @id AND retired = 0";

    /// <summary>
    /// Counted and wanted as well as due: what runs now may have read what was there before, or come to nothing (decision 0012).
    /// False for a service that is not known or retired.
    /// </summary>
    internal static bool MakeDue(SqliteSession session, string serviceId, DateTimeOffset dueAt) =>
        session.Execute(MakeDueSql, ("@due", StoredTime.Of(dueAt)), ("@id", serviceId)) > 0;

    public Task<CatalogChanges> SyncServicesAsync(
        IReadOnlyCollection<Service> services, Func<string, DateTimeOffset> firstDue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = services.Select(StoredService.Of).ToDictionary(service => service.Id);

        return database.WriteAsync(
            (session, feed) => new SqliteCatalogSync(session, feed, firstDue, now).Run(wanted), cancellationToken);
    }

    public Task<IReadOnlyList<string>> ClaimDueAsync(
        string node, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<string>>(
            (session, _) =>
            {
                var due = session.Query(
                    """
                    SELECT id FROM services
                    WHERE retired = 0 AND due_at <= @now AND (lease_until IS NULL OR lease_until <= @now)
                    ORDER BY due_at, id LIMIT @limit
                    """,
                    row => row.GetString(0),
                    ("@now", StoredTime.Of(now)), ("@limit", limit));

                foreach (var id in due)
                {
                    session.Execute(
                        "UPDATE services SET lease_owner = @node, lease_until = @until, wanted_at = NULL WHERE id = @id",
                        ("@node", node), ("@until", StoredTime.Of(leaseUntil)), ("@id", id));
                }

                return due;
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> RenewAsync(
        string node, IReadOnlyCollection<string> serviceIds, DateTimeOffset leaseUntil, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<string>>(
            (session, _) =>
            [
                .. serviceIds.Where(id => session.Execute(
                    "UPDATE services SET lease_until = @until WHERE id = @id AND lease_owner = @node",
                    ("@until", StoredTime.Of(leaseUntil)), ("@id", id), ("@node", node)) == 0),
            ],
            cancellationToken);

    public Task ReleaseAsync(string node, string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) => session.Execute(
                """
                UPDATE services
                SET due_at = min(@due, coalesce(wanted_at, @due)), wanted_at = NULL, lease_owner = NULL, lease_until = NULL
                WHERE id = @id AND lease_owner = @node
                """,
                ("@due", StoredTime.Of(dueAt)), ("@id", serviceId), ("@node", node)),
            cancellationToken);

    public Task MakeDueAsync(Func<string, DateTimeOffset?> dueAt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                foreach (var id in session.Query("SELECT id FROM services WHERE retired = 0", row => row.GetString(0)))
                {
                    if (dueAt(id) is { } due)
                    {
                        MakeDue(session, id, due);
                    }
                }

                return true;
            },
            cancellationToken);

    public Task<bool> MakeDueAsync(string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.WriteAsync((session, _) => MakeDue(session, serviceId, dueAt), cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query(
                """
                SELECT min(at) FROM (
                    SELECT * FROM (
                        SELECT due_at AS at FROM services
                        WHERE retired = 0 AND (lease_until IS NULL OR lease_until <= @now)
                        ORDER BY due_at LIMIT 1)
                    UNION ALL
                    SELECT max(due_at, lease_until) FROM services WHERE retired = 0 AND lease_until > @now)
                """,
                row => row.IsDBNull(0) ? (DateTimeOffset?)null : StoredTime.Read(row.GetInt64(0)),
                ("@now", StoredTime.Of(now)))[0],
            cancellationToken);
}
