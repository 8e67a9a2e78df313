using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Core.Support;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Appeals for support. The lock of <see cref="PostgreSqlActing"/> lets them follow each other.</summary>
internal sealed class PostgreSqlAppeals(PostgreSqlDatabase database, PostgreSqlActing acting) : ISupportStore
{
    public Task<bool> AddAppealAsync(SupportAppeal appeal, DateTimeOffset now, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            """
            INSERT INTO support_appeals (id, service, refused, expires_at, body)
            SELECT @id, s.id, @refused, @expires, @body FROM services s
            WHERE s.id = @service AND NOT s.retired
                AND NOT EXISTS (SELECT FROM support_appeals a WHERE a.service = s.id AND NOT a.refused AND a.expires_at > @now)
            RETURNING id
            """,
            new
            {
                id = appeal.Id,
                service = appeal.Service,
                refused = appeal.Granted == false,
                expires = StoredTime.Of(appeal.ExpiresAt),
                body = StoredGate.Write(appeal),
                now = StoredTime.Of(now),
            },
            AuditEntries.Appeal(null, appeal), null, cancellationToken);

    public Task<bool> ChangeAppealAsync(SupportAppeal before, SupportAppeal after, CancellationToken cancellationToken) =>
        acting.ChangeAsync(
            "UPDATE support_appeals SET refused = @refused, expires_at = @expires, body = @body WHERE id = @id AND body = @before RETURNING id",
            new
            {
                id = before.Id,
                refused = after.Granted == false,
                expires = StoredTime.Of(after.ExpiresAt),
                body = StoredGate.Write(after),
                before = StoredGate.Write(before),
            },
            AuditEntries.Appeal(before, after), null, cancellationToken);

    public async Task<SupportAppeal?> FindAppealAsync(string id, CancellationToken cancellationToken) =>
        (await database.QueryAsync<string>("SELECT body FROM support_appeals WHERE id = @id", new { id }, cancellationToken).ConfigureAwait(false))
        .Select(StoredGate.Appeal).SingleOrDefault();

    public async Task<DeclaredPage<SupportAppeal>> AppealsAsync(string? service, string? before, int limit, CancellationToken cancellationToken)
    {
        var bodies = await database.QueryAsync<string>(
            """
            SELECT body FROM support_appeals
            WHERE (@service::text IS NULL OR service = @service) AND (@before::text IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit
            """,
            new { service, before, limit }, cancellationToken).ConfigureAwait(false);
        var total = await database.QueryAsync<long>(
            "SELECT count(*) FROM support_appeals WHERE @service::text IS NULL OR service = @service", new { service }, cancellationToken).ConfigureAwait(false);
        return new DeclaredPage<SupportAppeal>([.. bodies.Select(StoredGate.Appeal)], total[0]);
    }
}
