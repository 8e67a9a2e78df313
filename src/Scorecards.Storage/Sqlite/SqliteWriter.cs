using System.Threading.Channels;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Sqlite;

/// <summary>
/// The only writer of this process: it takes all writes that wait, runs them in one transaction with a savepoint each, commits
/// once, and only then answers them. So a disk flush is shared, writes never queue for SQLite's lock, and a write that fails
/// takes nothing else with it.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Bounds how long the first write of a transaction waits for the last.</summary>
    private const int MostTogether = 256;

    private readonly Channel<ISqliteWrite> waiting = Channel.CreateUnbounded<ISqliteWrite>(new() { SingleReader = true });
    private readonly SqliteSession session;
    private readonly SqliteFeed feed;
    private readonly string path;
    private readonly Task loop;
    private Exception? broken;

    public SqliteWriter(SqliteSession session, SqliteFeed feed, string path)
    {
        this.session = session;
        this.feed = feed;
        this.path = path;
        // A thread of its own: it blocks on the disk, and must not wait for the thread pool that waits for it.
        loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Runs the work in a transaction. A cancelled one is not begun; one that has begun goes on to its end.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, SqliteFeed, T> work, CancellationToken cancellationToken)
    {
        var write = new SqliteWrite<T>(work, cancellationToken);

        if (!waiting.Writer.TryWrite(write))
        {
            ObjectDisposedException.ThrowIf(broken is null, this);
            write.Fail(broken);
        }

        return write.Done;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop.ConfigureAwait(false);
        session.Dispose();
    }

    private void Run()
    {
        try
        {
            CommitAll();
        }
        catch (Exception error)
        {
            // Nobody may wait for a writer that is gone.
            broken = new StoreException($"Nothing can be written to {path} any more. Start Scorecards again. ({error.Message})", error);
            waiting.Writer.Complete();

            while (waiting.Reader.TryRead(out var write))
            {
                write.Fail(broken);
            }
        }
    }

    private void CommitAll()
    {
        var together = new List<ISqliteWrite>();

        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (together.Count < MostTogether && waiting.Reader.TryRead(out var write))
            {
                together.Add(write);
            }

            Commit(together);
            together.Clear();
        }
    }

    private void Commit(List<ISqliteWrite> together)
    {
        try
        {
            session.Execute("BEGIN IMMEDIATE");
            feed.Begin(session);

            foreach (var write in together)
            {
                Savepoint(write);
            }

            session.Execute("COMMIT");
            feed.Commit();
        }
        catch (Exception error)
        {
            var told = SqliteFailure.Explain(error, path) ?? error;
            together.ForEach(write => write.Fail(told));

            if (session.InTransaction)
            {
                session.Execute("ROLLBACK");
            }

            return;
        }

        together.ForEach(write => write.Answer());
    }

    private void Savepoint(ISqliteWrite write)
    {
        if (write.Cancelled)
        {
            return;
        }

        session.Execute("SAVEPOINT write");

        try
        {
            write.Run(session, feed);
            session.Execute("RELEASE write");
        }
        catch (Exception error) when (session.InTransaction)
        {
            session.Execute("ROLLBACK TO write");
            session.Execute("RELEASE write");
            write.Fail(SqliteFailure.Explain(error, path) ?? error);
        }
    }
}
