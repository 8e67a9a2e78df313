using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Definitions by digest.</summary>
internal sealed class SqliteDefinitions(SqliteDatabase database) : IDefinitionStore
{
    public Task SaveDefinitionsAsync(string digest, string documents, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                session.Execute(
                    "INSERT INTO definitions (digest, documents, saved_at) VALUES (@digest, @documents, @now) ON CONFLICT (digest) DO NOTHING",
                    ("@digest", digest), ("@documents", documents), ("@now", StoredTime.Of(now)));

                if (session.Scalar<string>(StoredAudit.LatestDefinitions) != digest)
                {
                    SqliteAudit.Add(session, AuditEntries.Definitions(digest, now));
                }

                return true;
            },
            cancellationToken);

    public Task<string?> FindDefinitionsAsync(string digest, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Scalar<string>("SELECT documents FROM definitions WHERE digest = @digest", ("@digest", digest)),
            cancellationToken);
}
