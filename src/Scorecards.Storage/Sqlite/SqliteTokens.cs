using Microsoft.Data.Sqlite;
using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Tokens, by their hash.</summary>
internal sealed class SqliteTokens(SqliteDatabase database) : ITokenStore
{
    private const string Columns = "SELECT name, role, sha256, created_at, revoked_at FROM tokens";

    public Task<bool> AddTokenAsync(AccessToken token, string by, CancellationToken cancellationToken) =>
        ChangeAsync(
            session => session.Execute(
                """
                INSERT INTO tokens (name, role, sha256, created_at, revoked_at) VALUES (@name, @role, @sha256, @created, @revoked)
                ON CONFLICT DO NOTHING
                """,
                ("@name", token.Name), ("@role", token.Role), ("@sha256", token.Sha256), ("@created", StoredTime.Of(token.CreatedAt)),
                ("@revoked", token.RevokedAt is { } at ? StoredTime.Of(at) : null)),
            AuditEntries.TokenCreated(token.Name, token.Role, by, token.CreatedAt), cancellationToken);

    public Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AccessToken>>(
            session => session.Query($"{Columns} ORDER BY name, created_at, rowid", Read), cancellationToken);

    public Task<bool> RevokeTokenAsync(string name, DateTimeOffset at, string by, CancellationToken cancellationToken) =>
        ChangeAsync(
            session => session.Execute(
                "UPDATE tokens SET revoked_at = @at WHERE name = @name AND revoked_at IS NULL", ("@at", StoredTime.Of(at)), ("@name", name)),
            AuditEntries.TokenRevoked(name, by, at), cancellationToken);

    public Task<AccessToken?> FindTokenAsync(string sha256, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query($"{Columns} WHERE sha256 = @sha256 AND revoked_at IS NULL", Read, ("@sha256", sha256)).FirstOrDefault(),
            cancellationToken);

    private Task<bool> ChangeAsync(Func<SqliteSession, int> change, AuditEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                if (change(session) == 0)
                {
                    return false;
                }

                SqliteAudit.Add(session, entry);
                return true;
            },
            cancellationToken);

    private static AccessToken Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), StoredTime.Read(row.GetInt64(3)),
        row.IsDBNull(4) ? null : StoredTime.Read(row.GetInt64(4)));
}
