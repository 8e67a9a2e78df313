using Scorecards.Core.Access;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Keys that all nodes share.</summary>
internal sealed class SqliteKeys(SqliteDatabase database) : IKeyStore
{
    public Task AddProtectionKeyAsync(string name, string xml, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) => session.Execute(
                "INSERT INTO protection_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO NOTHING", ("@name", name), ("@xml", xml)),
            cancellationToken);

    public Task<IReadOnlyList<string>> ProtectionKeysAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            session => session.Query("SELECT xml FROM protection_keys ORDER BY number", row => row.GetString(0)), cancellationToken);

    public Task AddSigningKeyAsync(SigningKey key, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) => session.Execute(
                "INSERT INTO signing_keys (id, x, y, created_at, retired_at) VALUES (@id, @x, @y, @created, @retired) ON CONFLICT (id) DO NOTHING",
                ("@id", key.Id), ("@x", key.X), ("@y", key.Y), ("@created", StoredTime.Of(key.CreatedAt)), ("@retired", StoredTime.Of(key.RetiredAt))),
            cancellationToken);

    public Task<IReadOnlyList<SigningKey>> SigningKeysAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SigningKey>>(
            session => session.Query(
                "SELECT id, x, y, created_at, retired_at FROM signing_keys ORDER BY created_at, id",
                row => new SigningKey(
                    row.GetString(0), row.GetString(1), row.GetString(2), StoredTime.Read(row.GetInt64(3)), StoredTime.Read(row.GetInt64(4)))),
            cancellationToken);
}
