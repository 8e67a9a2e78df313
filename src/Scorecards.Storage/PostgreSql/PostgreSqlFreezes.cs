using Scorecards.Core.Auditing;
using Scorecards.Core.Events;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Emergency freezes.</summary>
internal sealed class PostgreSqlFreezes(PostgreSqlDatabase database, PostgreSqlActing acting)
{
    public Task AddAsync(Freeze freeze, OutboxEvent told, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            "INSERT INTO freezes (id, ends_at, body) VALUES (@id, @ends, @body) RETURNING id",
            new { id = freeze.Id, ends = StoredGate.EndOf(freeze), body = StoredGate.Write(freeze) },
            AuditEntries.Freeze(null, freeze), told, cancellationToken);

    public Task<bool> ChangeAsync(Freeze before, Freeze after, OutboxEvent told, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            "UPDATE freezes SET ends_at = @ends, body = @body WHERE id = @id AND body = @before RETURNING id",
            new { id = before.Id, ends = StoredGate.EndOf(after), body = StoredGate.Write(after), before = StoredGate.Write(before) },
            AuditEntries.Freeze(before, after), told, cancellationToken);

    public async Task<Freeze?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await database.QueryAsync<string>("SELECT body FROM freezes WHERE id = @id", new { id }, cancellationToken).ConfigureAwait(false))
        .Select(StoredGate.Freeze).SingleOrDefault();
}
