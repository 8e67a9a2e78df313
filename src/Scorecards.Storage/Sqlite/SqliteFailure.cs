using Microsoft.Data.Sqlite;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Sqlite;

/// <summary>What an error of SQLite or of its folder means to who runs Scorecards, and what to do about it.</summary>
internal static class SqliteFailure
{
    private const string Backup = "src/Scorecards.Storage/README.md says how to restore a backup";

    /// <summary>Null for an error that is a bug of ours and goes on as it is.</summary>
    public static StoreException? Explain(Exception error, string path) => error switch
    {
        SqliteException sqlite when Explain(sqlite.SqliteErrorCode, path) is { } text => new StoreException($"{text} ({sqlite.Message})", sqlite),
        UnauthorizedAccessException or IOException => new StoreException(
            $"The data folder {Path.GetDirectoryName(path)} cannot be made: {error.Message} Choose another folder with --data, or give this user the right to write there.",
            error),
        _ => null,
    };

    private static string? Explain(int code, string path) => code switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
            $"Another process keeps the database {path} locked. Wait until it is done or stop it, then try again.",
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH =>
            $"The database {path} cannot be written. Give this user the right to write the file and its folder.",
        SQLitePCL.raw.SQLITE_FULL =>
            $"The disk is full: nothing can be saved to {path}. Free some space; what was saved before is safe.",
        SQLitePCL.raw.SQLITE_CANTOPEN =>
            $"The database {path} cannot be opened. See that it is a file, and that this user may read and write it and its folder.",
        SQLitePCL.raw.SQLITE_NOTADB =>
            $"The file {path} is not a database. Move it away to start with an empty one, or choose another folder with --data; {Backup}.",
        SQLitePCL.raw.SQLITE_CORRUPT =>
            $"The database {path} is damaged. Stop Scorecards and put a backup in its place; {Backup}.",
        SQLitePCL.raw.SQLITE_IOERR =>
            $"Reading or writing {path} failed. See that the disk is well, still mounted and not full, then start again.",
        _ => null,
    };
}
