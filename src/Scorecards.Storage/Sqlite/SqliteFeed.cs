namespace Scorecards.Storage.Sqlite;

/// <summary>Positions of the change feed: given in the order of commits, since one writer gives them.</summary>
internal sealed class SqliteFeed(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long committed;
    private long last;

    /// <summary>Goes on after the last position there is; another process may have written since.</summary>
    public void Begin(SqliteSession session) =>
        last = session.Scalar<long>("SELECT max(position) FROM services");

    /// <summary>The position of the next change in the transaction that has begun.</summary>
    public long Next() => ++last;

    /// <summary>Wakes who waits for what the transaction has changed.</summary>
    public void Commit()
    {
        lock (gate)
        {
            if (last == committed)
            {
                return;
            }

            committed = last;
            changed.SetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async Task WaitAsync(long after, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task next;

        lock (gate)
        {
            if (committed > after)
            {
                return;
            }

            next = changed.Task;
        }

        try
        {
            await next.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // As long as the caller wanted to wait.
        }
    }
}
