using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scorecards.Core.Events;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>The outbox, and the sources that are in trouble.</summary>
internal sealed class SqliteEvents(SqliteDatabase database) : IEventStore
{
    /// <summary>Inside a write.</summary>
    public static void Add(SqliteSession session, IEnumerable<OutboxEvent> events)
    {
        foreach (var e in events)
        {
            session.Execute(
                "INSERT INTO events (id, type, subject, at, body) VALUES (@id, @type, @subject, @at, @body) ON CONFLICT (id) DO NOTHING",
                ("@id", e.Id), ("@type", e.Type), ("@subject", e.Subject), ("@at", StoredTime.Of(e.At)), ("@body", e.Json));
        }
    }

    public static OutboxEvent Read(SqliteDataReader row) =>
        StoredDelivery.Event(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4));

    public Task<IReadOnlyList<OutboxEvent>> UndispatchedEventsAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OutboxEvent>>(
            session => session.Query(
                $"SELECT {StoredDelivery.EventColumns} FROM events e WHERE dispatched = 0 ORDER BY number LIMIT @limit", Read, ("@limit", limit)),
            cancellationToken);

    public Task DispatchEventsAsync(
        IReadOnlyCollection<string> eventIds, IReadOnlyCollection<NewDelivery> deliveries, CancellationToken cancellationToken) =>
        database.WriteAsync((session, _) => Dispatch(session, eventIds, deliveries), cancellationToken);

    public async Task<int> PurgeEventsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        for (var purged = 0; ;)
        {
            var some = await database.WriteAsync((session, _) => Purge(session, StoredTime.Of(before)), cancellationToken).ConfigureAwait(false);
            purged += some;

            if (some < StoredDelivery.PurgedTogether)
            {
                return purged;
            }
        }
    }

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> SourceTroublesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, DateTimeOffset>>(
            session => session.Query("SELECT source, since FROM source_troubles", row => (Source: row.GetString(0), Since: row.GetInt64(1)))
                .ToDictionary(row => row.Source, row => StoredTime.Read(row.Since)),
            cancellationToken);

    public Task<bool> BeginSourceTroubleAsync(string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken) =>
        ChangeTroubleAsync("INSERT INTO source_troubles (source, since) VALUES (@source, @since) ON CONFLICT DO NOTHING", source, since, told, cancellationToken);

    public Task<bool> EndSourceTroubleAsync(string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken) =>
        ChangeTroubleAsync("DELETE FROM source_troubles WHERE source = @source AND since = @since", source, since, told, cancellationToken);

    private static int Dispatch(SqliteSession session, IEnumerable<string> eventIds, IEnumerable<NewDelivery> deliveries)
    {
        var ids = JsonSerializer.Serialize(eventIds);
        var numbers = session.Query(
            "SELECT id, number FROM events WHERE id IN (SELECT value FROM json_each(@ids))",
            row => (Id: row.GetString(0), Number: row.GetInt64(1)),
            ("@ids", ids)).ToDictionary(row => row.Id, row => row.Number);

        foreach (var delivery in deliveries.Where(delivery => numbers.ContainsKey(delivery.EventId)).OrderBy(delivery => numbers[delivery.EventId]))
        {
            session.Execute("INSERT INTO channels (name) VALUES (@channel) ON CONFLICT DO NOTHING", ("@channel", delivery.Channel));
            session.Execute(
                """
                INSERT INTO deliveries (channel, event, subject, state, first_due_at, due_at)
                SELECT @channel, id, subject, 'waiting', @due, @due FROM events WHERE id = @event
                ON CONFLICT DO NOTHING
                """,
                ("@channel", delivery.Channel), ("@due", StoredTime.Of(delivery.DueAt)), ("@event", delivery.EventId));
        }

        return session.Execute("UPDATE events SET dispatched = 1 WHERE id IN (SELECT value FROM json_each(@ids))", ("@ids", ids));
    }

    private static int Purge(SqliteSession session, long before)
    {
        const string Old = "SELECT id FROM events WHERE at < @before AND dispatched = 1 ORDER BY at, id LIMIT @limit";
        session.Execute($"DELETE FROM deliveries WHERE event IN ({Old})", ("@before", before), ("@limit", StoredDelivery.PurgedTogether));
        return session.Execute($"DELETE FROM events WHERE id IN ({Old})", ("@before", before), ("@limit", StoredDelivery.PurgedTogether));
    }

    private Task<bool> ChangeTroubleAsync(string sql, string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                if (session.Execute(sql, ("@source", source), ("@since", StoredTime.Of(since))) == 0)
                {
                    return false;
                }

                Add(session, [told]);
                return true;
            },
            cancellationToken);
}
