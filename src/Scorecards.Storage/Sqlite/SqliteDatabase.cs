using System.Collections.Concurrent;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Sqlite;

/// <summary>The database: reads on connections of their own, beside the one writer.</summary>
internal sealed class SqliteDatabase(SqliteFile file, TimeProvider time) : IAsyncDisposable
{
    /// <summary>More reads at once than this open connections that are closed again.</summary>
    private const int MostIdle = 16;

    private readonly ConcurrentBag<SqliteSession> idle = [];
    private SqliteWriter? writer;
    private volatile bool closed;

    public string Path => file.Path;

    public SqliteFeed Feed { get; } = new(time);

    private SqliteWriter Writer => writer ?? throw new InvalidOperationException("The store is not initialized.");

    /// <summary>Opens the file, creating it where it is missing, and upgrades its schema.</summary>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public void Open()
    {
        ObjectDisposedException.ThrowIf(closed, this);

        if (writer is not null)
        {
            return;
        }

        SqliteSession? session = null;

        try
        {
            file.CreateFolder();
            session = file.Open();
            SqliteSchema.Upgrade(session, file.Path, time.GetUtcNow());
            Feed.Begin(session);
            Feed.Commit();
            writer = new(session, Feed, file.Path);
        }
        catch (Exception error)
        {
            session?.Dispose();

            if (SqliteFailure.Explain(error, file.Path) is { } told)
            {
                throw told;
            }

            throw;
        }
    }

    /// <summary>Reads on the caller's thread: SQLite has no other way, and a read that waits for nothing is short.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(Read(read));
        }
        catch (Exception error)
        {
            return Task.FromException<T>(SqliteFailure.Explain(error, file.Path) ?? error);
        }
    }

    /// <inheritdoc cref="SqliteWriter.WriteAsync"/>
    public Task<T> WriteAsync<T>(Func<SqliteSession, SqliteFeed, T> work, CancellationToken cancellationToken) =>
        Writer.WriteAsync(work, cancellationToken);

    /// <summary>A long transaction on a connection of its own, past the writer; for moving whole tables.</summary>
    public async Task<T> TransactAsync<T>(string begin, Func<SqliteSession, Task<T>> work)
    {
        _ = Writer;

        try
        {
            using var session = file.Open();
            session.Execute(begin);
            var result = await work(session).ConfigureAwait(false);
            session.Execute("COMMIT");
            return result;
        }
        catch (Exception error) when (SqliteFailure.Explain(error, file.Path) is { } told)
        {
            throw told;
        }
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;

        if (writer is not null)
        {
            await writer.DisposeAsync().ConfigureAwait(false);
        }

        CloseIdle();
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        _ = Writer;
        var session = idle.TryTake(out var taken) ? taken : file.Open();

        try
        {
            return read(session);
        }
        finally
        {
            idle.Add(session);

            if (closed || idle.Count > MostIdle)
            {
                CloseIdle();
            }
        }
    }

    private void CloseIdle()
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
