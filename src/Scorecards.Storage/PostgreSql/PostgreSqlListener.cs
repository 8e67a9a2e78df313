using Dapper;
using Npgsql;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Hears of changes that any node has made, on a connection of its own that is opened when someone first waits.</summary>
internal sealed class PostgreSqlListener(PostgreSqlDatabase database, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How long the connection may be silent before it is asked whether it still lives.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource nextActing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? listening;

    /// <summary>Ends when the feed may have changed.</summary>
    public Task Next() => Next(ref next);

    /// <summary>Ends when freezes, overrides or appeals may have changed.</summary>
    public Task NextActing() => Next(ref nextActing);

    public async ValueTask DisposeAsync()
    {
        if (closing.IsCancellationRequested)
        {
            return;
        }

        await closing.CancelAsync().ConfigureAwait(false);
        await (listening ?? Task.CompletedTask).ConfigureAwait(false);
        closing.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await database.RunAsync(ListenAsync, closing.Token).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Whatever broke it: until the connection is back, who waits looks at the feed when the time is over.
                await Task.Delay(Reconnect, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> ListenAsync(NpgsqlConnection connection)
    {
        connection.Notification += (_, told) =>
        {
            if (told.Payload == PostgreSqlNotifier.Acting)
            {
                Wake(ref nextActing);
            }
            else
            {
                Wake(ref next);
            }
        };
        var channel = await connection.QuerySingleAsync<string>($"SELECT {PostgreSqlNotifier.Channel}").ConfigureAwait(false);
        await connection.ExecuteAsync($"LISTEN {channel}").ConfigureAwait(false);
        // What happened before the connection was there has not been heard.
        Wake(ref next);
        Wake(ref nextActing);

        while (true)
        {
            if (!await connection.WaitAsync(Silence, closing.Token).ConfigureAwait(false))
            {
                await connection.ExecuteAsync("SELECT 1").ConfigureAwait(false);
            }
        }
    }

    private Task Next(ref TaskCompletionSource waiting)
    {
        lock (gate)
        {
            listening ??= Task.Run(ListenAsync);
            return waiting.Task;
        }
    }

    private void Wake(ref TaskCompletionSource waiting)
    {
        lock (gate)
        {
            waiting.SetResult();
            waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
