using Dapper;
using Npgsql;
using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>The services, when each is due, and who has claimed it.</summary>
internal sealed class PostgreSqlServices(PostgreSqlDatabase database, PostgreSqlNotifier notifier) : IServiceStore
{
    /// <summary>Who changes many services waits here: two that take their rows in another order would wait for each other.</summary>
    public const string LockMany = "SELECT pg_advisory_xact_lock('services'::regclass::oid::bigint)";

    /// <summary>Counted and wanted as well as due: what runs now may have read what was there before, or come to nothing (decision 0012).</summary>
    internal const string MakeDue =
        "UPDATE services SET declared = declared + 1, due_at = least(due_at, @due), wanted_at = least(wanted_at, @due)";

    public async Task<CatalogChanges> SyncServicesAsync(
        IReadOnlyCollection<Service> services, Func<string, DateTimeOffset> firstDue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = services.Select(StoredService.Of).ToDictionary(service => service.Id);
        var changes = await database.TransactAsync(
            connection => new PostgreSqlCatalogSync(connection, firstDue, StoredTime.Of(now), cancellationToken).RunAsync(wanted),
            cancellationToken).ConfigureAwait(false);
        notifier.Changed();
        return changes;
    }

    public async Task<IReadOnlyList<string>> ClaimDueAsync(
        string node, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellationToken)
    {
        var claimed = await database.ChangeAsync<(string Id, long DueAt)>(
            """
            WITH due AS MATERIALIZED (
                SELECT id FROM services
                WHERE NOT retired AND due_at <= @now AND (lease_until IS NULL OR lease_until <= @now)
                ORDER BY due_at, id LIMIT @limit
                FOR UPDATE SKIP LOCKED)
            UPDATE services s SET lease_owner = @node, lease_until = @until, wanted_at = NULL
            FROM due WHERE s.id = due.id
            RETURNING s.id, s.due_at
            """,
            new { node, now = StoredTime.Of(now), until = StoredTime.Of(leaseUntil), limit },
            cancellationToken).ConfigureAwait(false);

        return [.. claimed.OrderBy(row => row.DueAt).ThenBy(row => row.Id, StringComparer.Ordinal).Select(row => row.Id)];
    }

    public async Task<IReadOnlyList<string>> RenewAsync(
        string node, IReadOnlyCollection<string> serviceIds, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        var held = await database.TransactAsync(
            async connection =>
            {
                await connection.ExecuteAsync(new CommandDefinition(LockMany, cancellationToken: cancellationToken)).ConfigureAwait(false);
                return await connection.QueryAsync<string>(new CommandDefinition(
                    "UPDATE services SET lease_until = @until WHERE id = ANY(@ids) AND lease_owner = @node RETURNING id",
                    new { node, ids = serviceIds.ToArray(), until = StoredTime.Of(leaseUntil) },
                    cancellationToken: cancellationToken)).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);

        return [.. serviceIds.Except(held)];
    }

    public Task ReleaseAsync(string node, string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            """
            UPDATE services
            SET due_at = least(@due, wanted_at), wanted_at = NULL, lease_owner = NULL, lease_until = NULL
            WHERE id = @serviceId AND lease_owner = @node
            """,
            new { due = StoredTime.Of(dueAt), serviceId, node },
            cancellationToken);

    public Task MakeDueAsync(Func<string, DateTimeOffset?> dueAt, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection =>
            {
                await connection.ExecuteAsync(new CommandDefinition(LockMany, cancellationToken: cancellationToken)).ConfigureAwait(false);
                var ids = await connection.QueryAsync<string>(
                    new CommandDefinition("SELECT id FROM services WHERE NOT retired", cancellationToken: cancellationToken)).ConfigureAwait(false);
                var due = ids.Select(id => (Id: id, At: dueAt(id))).Where(service => service.At is not null).ToList();
                return await MakeDueAsync(connection, [.. due.Select(d => d.Id)], [.. due.Select(d => StoredTime.Of(d.At!.Value))], cancellationToken)
                    .ConfigureAwait(false);
            },
            cancellationToken);

    public async Task<bool> MakeDueAsync(string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            $"{MakeDue} WHERE id = @serviceId AND NOT retired",
            new { serviceId, due = StoredTime.Of(dueAt) },
            cancellationToken).ConfigureAwait(false) > 0;

    public static Task<int> MakeDueAsync(NpgsqlConnection connection, string[] ids, long[] due, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            UPDATE services s SET declared = declared + 1, due_at = least(s.due_at, d.due), wanted_at = least(s.wanted_at, d.due)
            FROM unnest(@ids, @due) AS d (id, due) WHERE s.id = d.id
            """,
            new { ids, due },
            cancellationToken: cancellationToken));

    public async Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.QueryAsync<long?>(
            """
            SELECT least(
                (SELECT min(due_at) FROM services WHERE NOT retired AND (lease_until IS NULL OR lease_until <= @now)),
                (SELECT min(greatest(due_at, lease_until)) FROM services WHERE NOT retired AND lease_until > @now))
            """,
            new { now = StoredTime.Of(now) },
            cancellationToken).ConfigureAwait(false))[0] is { } at
            ? StoredTime.Read(at)
            : null;
}
