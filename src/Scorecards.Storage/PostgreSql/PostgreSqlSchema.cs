using System.Globalization;
using Dapper;
using Npgsql;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Creates and upgrades the tables, in one transaction under a lock that lets one node do it.</summary>
internal sealed class PostgreSqlSchema(PostgreSqlDatabase database, TimeProvider time)
{
    /// <summary>The first version with transaction ids of 64 bits that SQL can read.</summary>
    private const int OldestServer = 13;

    /// <summary>Key of the advisory lock: "scor" in ASCII.</summary>
    private const int LockKey = 0x73636F72;

    private static readonly IReadOnlyList<Migration> Known = Migration.Of("PostgreSql");

    public Task UpgradeAsync(CancellationToken cancellationToken) =>
        database.RunUnopenedAsync(
            async connection =>
            {
                await CheckServerAsync(connection, cancellationToken).ConfigureAwait(false);

                var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await using var _ = transaction.ConfigureAwait(false);
                await connection.ExecuteAsync(Command("SELECT pg_advisory_xact_lock(@LockKey)", new { LockKey }, cancellationToken)).ConfigureAwait(false);

                var version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false);

                foreach (var migration in Known.Where(migration => migration.Version > version))
                {
                    await ApplyAsync(connection, migration, cancellationToken).ConfigureAwait(false);
                }

                await RestartFeedAsync(connection, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    private async Task CheckServerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            throw new StoreException(
                $"{database.Place} is PostgreSQL {connection.PostgreSqlVersion}. Scorecards needs version {OldestServer} or later.");
        }

        var encoding = await connection.QuerySingleAsync<string>(Command("SHOW server_encoding", null, cancellationToken)).ConfigureAwait(false);

        if (encoding != "UTF8")
        {
            throw new StoreException($"{database.Place} has the encoding {encoding}. Create one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0");
        }
    }

    private async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Asked first, since a user without the right to create tables may use those another has created.
        if (!await connection.QuerySingleAsync<bool>(
            Command("SELECT to_regclass('schema_version') IS NOT NULL", null, cancellationToken)).ConfigureAwait(false))
        {
            await connection.ExecuteAsync(Command(
                "CREATE TABLE schema_version (version integer PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL)",
                null,
                cancellationToken)).ConfigureAwait(false);
        }

        var version = await connection.QuerySingleAsync<int>(
            Command("SELECT coalesce(max(version), 0) FROM schema_version", null, cancellationToken)).ConfigureAwait(false);

        return version <= Known[^1].Version
            ? version
            : throw new StoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"{database.Place} has schema {version}, this program knows schemas up to {Known[^1].Version}: a newer Scorecards has used it. Start that version, or restore the backup made before the upgrade."));
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Command(migration.Sql, null, cancellationToken)).ConfigureAwait(false);
        await connection.ExecuteAsync(Command(
            "INSERT INTO schema_version (version, name, applied_at) VALUES (@Version, @Name, @At)",
            new { migration.Version, migration.Name, At = StoredTime.Of(time.GetUtcNow()) },
            cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>
    /// After a restore into another cluster the ids of transactions may begin anew, and positions lie in the future: those
    /// services would be missing in the feed until that comes.
    /// </summary>
    private static Task<int> RestartFeedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(
            "UPDATE services SET position = DEFAULT WHERE position >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint",
            null,
            cancellationToken));

    private static CommandDefinition Command(string sql, object? parameters, CancellationToken cancellationToken) =>
        new(sql, parameters, cancellationToken: cancellationToken);
}
