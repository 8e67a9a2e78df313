namespace Scorecards.Storage.PostgreSql;

/// <summary>
/// Tells all nodes that the feed has changed: one empty notification for all changes since the last. It is not part of the
/// transactions themselves, because PostgreSQL commits those with a notification one after another.
/// </summary>
internal sealed class PostgreSqlNotifier(PostgreSqlDatabase database) : IAsyncDisposable
{
    /// <summary>The table's own id keeps apart two stores in one database.</summary>
    public const string Channel = "'scorecards_' || 'services'::regclass::oid";

    /// <summary>What a notification says that tells of freezes, overrides and appeals; part of their transactions, since they are few.</summary>
    public const string Acting = "acting";

    private readonly Lock gate = new();
    private Task sending = Task.CompletedTask;
    private bool changed;

    /// <summary>Something was committed. Returns at once.</summary>
    public void Changed()
    {
        lock (gate)
        {
            changed = true;

            if (sending.IsCompleted)
            {
                sending = Task.Run(SendAsync);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            return new(sending);
        }
    }

    private async Task SendAsync()
    {
        while (true)
        {
            lock (gate)
            {
                if (!changed)
                {
                    sending = Task.CompletedTask;
                    return;
                }

                changed = false;
            }

            try
            {
                await database.ExecuteAsync($"SELECT pg_notify({Channel}, '')", null, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Whatever broke it: what is to be told is in the feed, and readers look there from time to time.
            }
        }
    }
}
