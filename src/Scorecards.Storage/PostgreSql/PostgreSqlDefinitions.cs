using Dapper;
using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Definitions by digest.</summary>
internal sealed class PostgreSqlDefinitions(PostgreSqlDatabase database) : IDefinitionStore
{
    public Task SaveDefinitionsAsync(string digest, string documents, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ChangeLockedAsync<string>(
            "SELECT 1 FROM pg_advisory_xact_lock('definitions'::regclass::oid::bigint)",
            $"""
            WITH kept AS (
                INSERT INTO definitions (digest, documents, saved_at) VALUES (@digest, @documents, @now) ON CONFLICT (digest) DO NOTHING),
            changed AS (
                SELECT @digest AS digest WHERE ({StoredAudit.LatestDefinitions}) IS DISTINCT FROM @digest),
            audited AS (
                {PostgreSqlAudit.Insert}, changed)
            SELECT digest FROM changed
            """,
            PostgreSqlAudit.With(new DynamicParameters(new { digest, documents, now = StoredTime.Of(now) }), [AuditEntries.Definitions(digest, now)]),
            cancellationToken);

    public async Task<string?> FindDefinitionsAsync(string digest, CancellationToken cancellationToken) =>
        (await database.QueryAsync<string>(
            "SELECT documents FROM definitions WHERE digest = @digest", new { digest }, cancellationToken).ConfigureAwait(false)).SingleOrDefault();
}
