namespace Scorecards.Storage.Sqlite;

/// <summary>A write that waits for its transaction.</summary>
internal interface ISqliteWrite
{
    /// <summary>True when the caller has given up before the write was begun.</summary>
    bool Cancelled { get; }

    void Run(SqliteSession session, SqliteFeed feed);

    /// <summary>Tells the caller that what it wrote is on disk.</summary>
    void Answer();

    /// <summary>Tells the caller that nothing was written.</summary>
    void Fail(Exception error);
}
