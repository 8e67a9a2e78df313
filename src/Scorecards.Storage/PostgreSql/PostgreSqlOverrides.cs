using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Core.Events;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Broken glasses.</summary>
internal sealed class PostgreSqlOverrides(PostgreSqlDatabase database, PostgreSqlActing acting)
{
    public Task AddAsync(GateOverride added, OutboxEvent told, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            "INSERT INTO gate_overrides (id, service, requested_at, body) VALUES (@id, @service, @requested, @body) RETURNING id",
            new { id = added.Id, service = added.Service, requested = StoredTime.Of(added.RequestedAt), body = StoredGate.Write(added) },
            AuditEntries.Override(null, added), told, cancellationToken);

    public Task<bool> ChangeAsync(GateOverride before, GateOverride after, OutboxEvent? told, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            "UPDATE gate_overrides SET body = @body WHERE id = @id AND body = @before RETURNING id",
            new { id = before.Id, body = StoredGate.Write(after), before = StoredGate.Write(before) },
            AuditEntries.Override(before, after), told, cancellationToken);

    public async Task<GateOverride?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await database.QueryAsync<string>("SELECT body FROM gate_overrides WHERE id = @id", new { id }, cancellationToken).ConfigureAwait(false))
        .Select(StoredGate.Override).SingleOrDefault();

    public async Task<DeclaredPage<GateOverride>> ListAsync(string? service, string? before, int limit, CancellationToken cancellationToken)
    {
        var bodies = await database.QueryAsync<string>(
            """
            SELECT body FROM gate_overrides
            WHERE (@service::text IS NULL OR service = @service) AND (@before::text IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit
            """,
            new { service, before, limit }, cancellationToken).ConfigureAwait(false);
        var total = await database.QueryAsync<long>(
            "SELECT count(*) FROM gate_overrides WHERE @service::text IS NULL OR service = @service", new { service }, cancellationToken).ConfigureAwait(false);
        return new DeclaredPage<GateOverride>([.. bodies.Select(StoredGate.Override)], total[0]);
    }
}
