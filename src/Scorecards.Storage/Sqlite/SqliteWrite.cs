namespace Scorecards.Storage.Sqlite;

/// <summary>A write with its answer. The caller goes on outside of the writer's thread.</summary>
internal sealed class SqliteWrite<T>(Func<SqliteSession, SqliteFeed, T> work, CancellationToken cancellationToken) : ISqliteWrite
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Done => done.Task;

    public bool Cancelled => cancellationToken.IsCancellationRequested && done.TrySetCanceled(cancellationToken);

    public void Run(SqliteSession session, SqliteFeed feed) => result = work(session, feed);

    public void Answer() => done.TrySetResult(result!);

    public void Fail(Exception error) => done.TrySetException(error);
}
