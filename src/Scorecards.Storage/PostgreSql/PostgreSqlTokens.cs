using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Tokens, by their hash.</summary>
internal sealed class PostgreSqlTokens(PostgreSqlDatabase database) : ITokenStore
{
    private const string Columns = "SELECT name, role, sha256, created_at, revoked_at FROM tokens";

    public async Task<bool> AddTokenAsync(AccessToken token, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            """
            INSERT INTO tokens (name, role, sha256, created_at, revoked_at) VALUES (@Name, @Role, @Sha256, @created, @revoked)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                token.Name,
                token.Role,
                token.Sha256,
                created = StoredTime.Of(token.CreatedAt),
                revoked = token.RevokedAt is { } at ? StoredTime.Of(at) : (long?)null,
            },
            cancellationToken).ConfigureAwait(false) == 1;

    public async Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken) =>
        await ReadAsync($"{Columns} ORDER BY name, created_at, number", null, cancellationToken).ConfigureAwait(false);

    public async Task<bool> RevokeTokenAsync(string name, DateTimeOffset at, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            "UPDATE tokens SET revoked_at = @at WHERE name = @name AND revoked_at IS NULL",
            new { at = StoredTime.Of(at), name },
            cancellationToken).ConfigureAwait(false) == 1;

    public async Task<AccessToken?> FindTokenAsync(string sha256, CancellationToken cancellationToken) =>
        (await ReadAsync($"{Columns} WHERE sha256 = @sha256 AND revoked_at IS NULL", new { sha256 }, cancellationToken).ConfigureAwait(false))
        .SingleOrDefault();

    private async Task<List<AccessToken>> ReadAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<(string Name, string Role, string Sha256, long CreatedAt, long? RevokedAt)>(
            sql, parameters, cancellationToken).ConfigureAwait(false))
            .Select(row => new AccessToken(
                row.Name, row.Role, row.Sha256, StoredTime.Read(row.CreatedAt), row.RevokedAt is { } at ? StoredTime.Read(at) : null)),
    ];
}
