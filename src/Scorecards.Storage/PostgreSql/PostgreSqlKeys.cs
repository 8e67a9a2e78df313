using Scorecards.Core.Access;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Keys that all nodes share.</summary>
internal sealed class PostgreSqlKeys(PostgreSqlDatabase database) : IKeyStore
{
    public Task AddProtectionKeyAsync(string name, string xml, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            "INSERT INTO protection_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO NOTHING", new { name, xml }, cancellationToken);

    public Task<IReadOnlyList<string>> ProtectionKeysAsync(CancellationToken cancellationToken) =>
        database.QueryAsync<string>("SELECT xml FROM protection_keys ORDER BY number", null, cancellationToken);

    public Task AddSigningKeyAsync(SigningKey key, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            "INSERT INTO signing_keys (id, x, y, created_at, retired_at) VALUES (@id, @x, @y, @created, @retired) ON CONFLICT (id) DO NOTHING",
            new { id = key.Id, x = key.X, y = key.Y, created = StoredTime.Of(key.CreatedAt), retired = StoredTime.Of(key.RetiredAt) },
            cancellationToken);

    public async Task<IReadOnlyList<SigningKey>> SigningKeysAsync(CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<(string Id, string X, string Y, long CreatedAt, long RetiredAt)>(
            "SELECT id, x, y, created_at, retired_at FROM signing_keys ORDER BY created_at, id", null, cancellationToken).ConfigureAwait(false))
            .Select(row => new SigningKey(row.Id, row.X, row.Y, StoredTime.Read(row.CreatedAt), StoredTime.Read(row.RetiredAt))),
    ];
}
