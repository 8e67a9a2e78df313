using Dapper;
using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>What people answered.</summary>
internal sealed class PostgreSqlAttestations(PostgreSqlDatabase database) : IAttestationStore
{
    /// <remarks>The row of the service is locked first, so that what is declared of one service follows each other.</remarks>
    public Task<bool> AddAttestationAsync(Attestation attestation, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection =>
            {
                if (!await PostgreSqlDeclarations.LockAsync(connection, attestation.Service).ConfigureAwait(false))
                {
                    return false;
                }

                await connection.ExecuteAsync(
                    $"""
                    UPDATE attestations SET newest = false
                    WHERE service = @Service AND check_name = @Check AND newest AND (release = @release OR valid_until <= @at);
                    INSERT INTO attestations (id, service, check_name, release, valid_until, newest, body)
                    VALUES (@Id, @Service, @Check, @release, @until, true, @body);
                    {PostgreSqlServices.MakeDue}
                    WHERE id = @Service
                    """,
                    new
                    {
                        attestation.Id,
                        attestation.Service,
                        attestation.Check,
                        release = attestation.Release ?? "",
                        at = StoredTime.Of(attestation.At),
                        until = StoredTime.Of(attestation.ValidUntil),
                        body = StoredAttestation.Write(attestation),
                        due = StoredTime.Of(dueAt),
                    }).ConfigureAwait(false);
                await PostgreSqlAudit.AddAsync(connection, AuditEntries.Attestation(attestation)).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public async Task<DeclaredPage<Attestation>> AttestationsAsync(string serviceId, string? before, int limit, CancellationToken cancellationToken)
    {
        var bodies = await database.QueryAsync<string>(
            "SELECT body FROM attestations WHERE service = @serviceId AND (@before::text IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit",
            new { serviceId, before, limit }, cancellationToken).ConfigureAwait(false);
        var total = await database.QueryAsync<long>(
            "SELECT count(*) FROM attestations WHERE service = @serviceId", new { serviceId }, cancellationToken).ConfigureAwait(false);
        return new DeclaredPage<Attestation>([.. bodies.Select(StoredAttestation.Read)], total[0]);
    }
}
