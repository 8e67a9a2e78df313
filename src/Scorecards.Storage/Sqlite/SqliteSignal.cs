namespace Scorecards.Storage.Sqlite;

/// <summary>Wakes who waits in this process.</summary>
internal sealed class SqliteSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when something is told the next time.</summary>
    public Task Next()
    {
        lock (gate)
        {
            return next.Task;
        }
    }

    public void Tell()
    {
        lock (gate)
        {
            next.SetResult();
            next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
