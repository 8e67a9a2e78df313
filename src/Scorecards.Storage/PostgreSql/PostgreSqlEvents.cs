using Dapper;
using Scorecards.Core.Events;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>The outbox, and the sources that are in trouble.</summary>
internal sealed class PostgreSqlEvents(PostgreSqlDatabase database) : IEventStore
{
    /// <summary>Part of a statement that saves what the events tell of; the name of what is saved follows, with a comma before it.</summary>
    public const string Insert =
        """
        INSERT INTO events (id, type, subject, at, body)
        SELECT e.id, e.type, e.subject, e.at, e.body
        FROM unnest(@eventIds, @eventTypes, @eventSubjects, @eventTimes, @eventBodies) AS e (id, type, subject, at, body)
        """;

    /// <summary>The parameters with those that <see cref="Insert"/> needs.</summary>
    public static DynamicParameters With(DynamicParameters parameters, IReadOnlyList<OutboxEvent> events)
    {
        parameters.AddDynamicParams(new
        {
            eventIds = events.Select(e => e.Id).ToArray(),
            eventTypes = events.Select(e => e.Type).ToArray(),
            eventSubjects = events.Select(e => e.Subject).ToArray(),
            eventTimes = events.Select(e => StoredTime.Of(e.At)).ToArray(),
            eventBodies = events.Select(e => e.Json).ToArray(),
        });
        return parameters;
    }

    public async Task<IReadOnlyList<OutboxEvent>> UndispatchedEventsAsync(int limit, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<(string Id, string Type, string Subject, long At, string Body)>(
            $"SELECT {StoredDelivery.EventColumns} FROM events e WHERE NOT dispatched ORDER BY number LIMIT @limit",
            new { limit },
            cancellationToken).ConfigureAwait(false)).Select(row => StoredDelivery.Event(row.Id, row.Type, row.Subject, row.At, row.Body)),
    ];

    public Task DispatchEventsAsync(
        IReadOnlyCollection<string> eventIds, IReadOnlyCollection<NewDelivery> deliveries, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            """
            WITH new AS (
                SELECT n.channel, e.id, e.subject, e.number, n.due
                FROM unnest(@channels, @events, @due) AS n (channel, event, due) JOIN events e ON e.id = n.event),
            new_channels AS (
                INSERT INTO channels (name) SELECT DISTINCT channel FROM new ORDER BY channel ON CONFLICT DO NOTHING),
            new_deliveries AS (
                INSERT INTO deliveries (channel, event, subject, state, first_due_at, due_at)
                SELECT channel, id, subject, 'waiting', due, due FROM new ORDER BY number, channel
                ON CONFLICT DO NOTHING)
            UPDATE events SET dispatched = true WHERE id = ANY(@ids)
            """,
            new
            {
                channels = deliveries.Select(delivery => delivery.Channel).ToArray(),
                events = deliveries.Select(delivery => delivery.EventId).ToArray(),
                due = deliveries.Select(delivery => StoredTime.Of(delivery.DueAt)).ToArray(),
                ids = eventIds.ToArray(),
            },
            cancellationToken);

    public async Task<int> PurgeEventsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        for (var purged = 0; ;)
        {
            var some = await database.TransactAsync(
                async connection =>
                {
                    const string Old = "SELECT id FROM events WHERE at < @before AND dispatched ORDER BY at, id LIMIT @limit";
                    var old = new { before = StoredTime.Of(before), limit = StoredDelivery.PurgedTogether };
                    await connection.ExecuteAsync($"DELETE FROM deliveries WHERE event IN ({Old})", old).ConfigureAwait(false);
                    return await connection.ExecuteAsync($"DELETE FROM events WHERE id IN ({Old})", old).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            purged += some;

            if (some < StoredDelivery.PurgedTogether)
            {
                return purged;
            }
        }
    }

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> SourceTroublesAsync(CancellationToken cancellationToken) =>
        (await database.QueryAsync<(string Source, long Since)>("SELECT source, since FROM source_troubles", null, cancellationToken).ConfigureAwait(false))
            .ToDictionary(row => row.Source, row => StoredTime.Read(row.Since));

    public Task<bool> BeginSourceTroubleAsync(string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken) =>
        ChangeTroubleAsync(
            "INSERT INTO source_troubles (source, since) VALUES (@source, @since) ON CONFLICT DO NOTHING RETURNING source",
            source, since, told, cancellationToken);

    public Task<bool> EndSourceTroubleAsync(string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken) =>
        ChangeTroubleAsync(
            "DELETE FROM source_troubles WHERE source = @source AND since = @since RETURNING source", source, since, told, cancellationToken);

    private async Task<bool> ChangeTroubleAsync(string sql, string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken) =>
        (await database.ChangeAsync<string>(
            $"""
            WITH changed AS ({sql}), told AS (
                INSERT INTO events (id, type, subject, at, body) SELECT @id, @type, @subject, @at, @body FROM changed ON CONFLICT (id) DO NOTHING)
            SELECT source FROM changed
            """,
            new { source, since = StoredTime.Of(since), id = told.Id, type = told.Type, subject = told.Subject, at = StoredTime.Of(told.At), body = told.Json },
            cancellationToken).ConfigureAwait(false)).Count == 1;
}
