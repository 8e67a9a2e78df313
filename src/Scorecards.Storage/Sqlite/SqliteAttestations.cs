using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>What people answered.</summary>
internal sealed class SqliteAttestations(SqliteDatabase database) : IAttestationStore
{
    public Task<bool> AddAttestationAsync(Attestation attestation, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                if (!SqliteDeclarations.IsKnown(session, attestation.Service))
                {
                    return false;
                }

                (string, object?)[] question =
                    [("@service", attestation.Service), ("@check", attestation.Check), ("@release", attestation.Release ?? ""), ("@at", StoredTime.Of(attestation.At))];
                session.Execute(
                    """
                    UPDATE attestations SET newest = 0
                    WHERE service = @service AND check_name = @check AND newest = 1 AND (release = @release OR valid_until <= @at)
                    """,
                    question);
                session.Execute(
                    """
                    INSERT INTO attestations (id, service, check_name, release, valid_until, newest, body)
                    VALUES (@id, @service, @check, @release, @until, 1, @body)
                    """,
                    [.. question, ("@id", attestation.Id), ("@until", StoredTime.Of(attestation.ValidUntil)), ("@body", StoredAttestation.Write(attestation))]);
                SqliteServices.MakeDue(session, attestation.Service, dueAt);
                SqliteAudit.Add(session, AuditEntries.Attestation(attestation));
                return true;
            },
            cancellationToken);

    public Task<DeclaredPage<Attestation>> AttestationsAsync(string serviceId, string? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => new DeclaredPage<Attestation>(
                session.Query(
                    "SELECT body FROM attestations WHERE service = @service AND (@before IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit",
                    row => StoredAttestation.Read(row.GetString(0)),
                    ("@service", serviceId), ("@before", before), ("@limit", limit)),
                session.Scalar<long>("SELECT count(*) FROM attestations WHERE service = @service", ("@service", serviceId))),
            cancellationToken);
}
