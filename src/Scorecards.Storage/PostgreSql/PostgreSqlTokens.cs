using Dapper;
using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Tokens, by their hash.</summary>
internal sealed class PostgreSqlTokens(PostgreSqlDatabase database) : ITokenStore
{
    private const string Columns = "SELECT name, role, sha256, created_at, revoked_at FROM tokens";

    public Task<bool> AddTokenAsync(AccessToken token, string by, CancellationToken cancellationToken) =>
        ChangeAsync(
            """
            INSERT INTO tokens (name, role, sha256, created_at, revoked_at) VALUES (@Name, @Role, @Sha256, @created, @revoked)
            ON CONFLICT DO NOTHING RETURNING number
            """,
            new
            {
                token.Name,
                token.Role,
                token.Sha256,
                created = StoredTime.Of(token.CreatedAt),
                revoked = token.RevokedAt is { } at ? StoredTime.Of(at) : (long?)null,
            },
            AuditEntries.TokenCreated(token.Name, token.Role, by, token.CreatedAt),
            cancellationToken);

    public async Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken) =>
        await ReadAsync($"{Columns} ORDER BY name, created_at, number", null, cancellationToken).ConfigureAwait(false);

    public Task<bool> RevokeTokenAsync(string name, DateTimeOffset at, string by, CancellationToken cancellationToken) =>
        ChangeAsync(
            "UPDATE tokens SET revoked_at = @at WHERE name = @name AND revoked_at IS NULL RETURNING number",
            new { at = StoredTime.Of(at), name },
            AuditEntries.TokenRevoked(name, by, at),
            cancellationToken);

    public async Task<AccessToken?> FindTokenAsync(string sha256, CancellationToken cancellationToken) =>
        (await ReadAsync($"{Columns} WHERE sha256 = @sha256 AND revoked_at IS NULL", new { sha256 }, cancellationToken).ConfigureAwait(false))
        .SingleOrDefault();

    private async Task<bool> ChangeAsync(string change, object parameters, AuditEntry entry, CancellationToken cancellationToken) =>
        (await database.ChangeAsync<long>(
            $"""
            WITH changed AS (
                {change}),
            audited AS (
                {PostgreSqlAudit.Insert}, changed)
            SELECT number FROM changed
            """,
            PostgreSqlAudit.With(new DynamicParameters(parameters), [entry]),
            cancellationToken).ConfigureAwait(false)).Count == 1;

    private async Task<List<AccessToken>> ReadAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<(string Name, string Role, string Sha256, long CreatedAt, long? RevokedAt)>(
            sql, parameters, cancellationToken).ConfigureAwait(false))
            .Select(row => new AccessToken(
                row.Name, row.Role, row.Sha256, StoredTime.Read(row.CreatedAt), row.RevokedAt is { } at ? StoredTime.Read(at) : null)),
    ];
}
