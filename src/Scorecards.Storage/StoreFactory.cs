using Scorecards.Core.Runtime;
using Scorecards.Storage.PostgreSql;
using Scorecards.Storage.Sqlite;

namespace Scorecards.Storage;

/// <summary>Makes a store from the text a user gives.</summary>
public static class StoreFactory
{
    private const string Sqlite = "sqlite:";

    /// <summary>The database file of a text that names a data folder for SQLite; null for PostgreSQL.</summary>
    public static string? SqliteFile(string connection) =>
        PostgreSqlAddress.IsOne(connection) ? null : Path.Combine(Folder(connection), Storage.Sqlite.SqliteFile.Name);

    /// <summary>A store that is not initialized yet.</summary>
    /// <param name="connection">
    /// <c>postgres://…</c> or <c>Host=…;Database=…</c> for PostgreSQL; else the path of a data folder for SQLite, with or without
    /// <c>sqlite:</c> before it.
    /// </param>
    /// <param name="time">The clock of the store.</param>
    /// <exception cref="StoreException">The text names no store.</exception>
    public static IStore Create(string connection, TimeProvider time)
    {
        if (PostgreSqlAddress.IsOne(connection))
        {
            return new PostgreSqlStore(connection, time);
        }

        var folder = Folder(connection);

        return string.IsNullOrWhiteSpace(folder)
            ? throw new StoreException("No place is given for the data. Name a folder, such as ./data, or a database, such as postgres://user@host/scorecards.")
            : new SqliteStore(folder, time);
    }

    /// <summary>True for a store that several nodes can share.</summary>
    public static bool IsShared(string connection) => PostgreSqlAddress.IsOne(connection);

    private static string Folder(string connection) =>
        connection.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase) ? connection[Sqlite.Length..] : connection;
}
