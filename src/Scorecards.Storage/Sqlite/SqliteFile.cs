using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Scorecards.Storage.Sqlite;

/// <summary>The database file in the data folder, and how it is opened.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="patience">How long to wait for another process, such as a token command, to finish its write.</param>
internal sealed class SqliteFile(string folder, TimeSpan patience)
{
    public const string Name = "scorecards.db";

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), Name);

    /// <summary>Creates the folder where it is missing.</summary>
    public void CreateFolder() => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);

    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public SqliteSession Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        }.ToString());

        var session = new SqliteSession(connection);

        try
        {
            connection.Open();
            // FULL: the log is on disk before a commit returns. The log is cut back after a checkpoint had to let it grow.
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {patience.TotalMilliseconds:0}"));
            session.Execute("PRAGMA synchronous = FULL");
            session.Execute("PRAGMA wal_autocheckpoint = 4000");
            session.Execute("PRAGMA journal_size_limit = 67108864");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
