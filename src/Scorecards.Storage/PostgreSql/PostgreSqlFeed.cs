using Scorecards.Core.Runtime;

namespace Scorecards.Storage.PostgreSql;

/// <summary>
/// The change feed. The position of a change is the id of its transaction, and transactions do not commit in the order of
/// their ids: only those are read that are older than every transaction still running, so none can appear behind a reader.
/// </summary>
internal sealed class PostgreSqlFeed(PostgreSqlDatabase database, PostgreSqlListener listener, TimeProvider time)
{
    /// <summary>How soon to look again for a change that waits for an older transaction, whose end nobody tells.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    /// <summary>A position in the future comes from before a restore: then from the beginning.</summary>
    private const string Changed =
        "s.position > CASE WHEN @after >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN 0 ELSE @after END";

    private const string Settled = "s.position < pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private const string Horizon =
        $"""
        SELECT
            CASE WHEN EXISTS (SELECT FROM services s WHERE {Changed} AND NOT {Settled})
                THEN pg_snapshot_xmin(pg_current_snapshot()) ELSE pg_snapshot_xmax(pg_current_snapshot()) END::text::bigint,
            pg_snapshot_xmax(pg_current_snapshot())::text::bigint
        """;

    public async Task<ChangeBatch> ChangesAsync(long after, int limit, CancellationToken cancellationToken)
    {
        // Before the rows, so that none of what it speaks of is missing among them.
        var horizon = await database.QueryAsync<(long Settled, long Begun)>(Horizon, new { after }, cancellationToken).ConfigureAwait(false);

        // With ties: the position is all a reader remembers, so what one transaction changed comes together.
        var rows = await database.QueryAsync<PostgreSqlState>(
            $"{PostgreSqlState.Select} WHERE {Changed} AND {Settled} ORDER BY s.position FETCH FIRST @limit ROWS WITH TIES",
            new { after, limit },
            cancellationToken).ConfigureAwait(false);

        return new([.. rows.Select(row => row.ToState())], rows.Count == 0 ? after : rows[^1].Position)
        {
            Horizon = new(horizon[0].Settled, horizon[0].Begun),
        };
    }

    public async Task WaitAsync(long after, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + atMost;

        while (true)
        {
            // Taken before looking, so that nothing that happens in between is missed.
            var woken = listener.Next();
            var (ready, coming) = await LookAsync(after, cancellationToken).ConfigureAwait(false);
            var left = end - time.GetUtcNow();

            if (ready || left <= TimeSpan.Zero)
            {
                return;
            }

            try
            {
                await woken.WaitAsync(coming && left > Again ? Again : left, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Looks once more, and returns when the time is over.
            }
        }
    }

    private async Task<(bool Ready, bool Coming)> LookAsync(long after, CancellationToken cancellationToken) =>
        (await database.QueryAsync<(bool, bool)>(
            $"SELECT EXISTS (SELECT FROM services s WHERE {Changed} AND {Settled}), EXISTS (SELECT FROM services s WHERE {Changed})",
            new { after },
            cancellationToken).ConfigureAwait(false))[0];
}
