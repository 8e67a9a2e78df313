using System.Globalization;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Creates and upgrades the tables, each migration in a transaction with its row in <c>schema_version</c>.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as ours: "scor" in ASCII.</summary>
    private const long ApplicationId = 0x73636F72;

    private static readonly IReadOnlyList<Migration> Known = Migration.Of("Sqlite");

    public static void Upgrade(SqliteSession session, string path, DateTimeOffset now)
    {
        if (Version(session, path) < Known[^1].Version)
        {
            session.Execute("PRAGMA journal_mode = WAL");
            foreach (var migration in Known)
            {
                Apply(session, path, migration, now);
            }
        }
    }

    private static void Apply(SqliteSession session, string path, Migration migration, DateTimeOffset now)
    {
        session.Execute("BEGIN IMMEDIATE");

        try
        {
            // Asked again under the lock: another process may start at the same time.
            if (Version(session, path) < migration.Version)
            {
                session.Execute(migration.Sql);
                session.Execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT");
                session.Execute(
                    "INSERT INTO schema_version (version, name, applied_at) VALUES (@version, @name, @at)",
                    ("@version", migration.Version), ("@name", migration.Name), ("@at", StoredTime.Of(now)));
                session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
            }

            session.Execute("COMMIT");
        }
        catch
        {
            if (session.InTransaction)
            {
                session.Execute("ROLLBACK");
            }

            throw;
        }
    }

    /// <summary>The version of the file's schema; 0 for an empty database.</summary>
    private static long Version(SqliteSession session, string path)
    {
        if (session.Scalar<long>("SELECT count(*) FROM sqlite_schema") == 0)
        {
            return 0;
        }

        if (session.Scalar<long>("PRAGMA application_id") != ApplicationId)
        {
            throw new StoreException(
                $"The file {path} is a database of another program. Choose another folder with --data, or move the file away.");
        }

        var version = session.Scalar<long>("SELECT max(version) FROM schema_version");

        return version <= Known[^1].Version
            ? version
            : throw new StoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"The database {path} has schema {version}, this program knows schemas up to {Known[^1].Version}: a newer Scorecards has used it. Start that version, or restore the backup made before the upgrade."));
    }
}
