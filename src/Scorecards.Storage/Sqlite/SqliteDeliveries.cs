using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Deliveries of events, the channels they go over, and leases.</summary>
internal sealed class SqliteDeliveries(SqliteDatabase database) : IDeliveryStore, ILeaseStore
{
    public Task<IReadOnlyList<string>> ChannelsDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            session => session.Query(StoredDelivery.ChannelsDue, row => row.GetString(0), ("@now", StoredTime.Of(now))), cancellationToken);

    public Task<IReadOnlyList<Delivery>> DueDeliveriesAsync(string channel, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Delivery>>(
            session => session.Query(StoredDelivery.Due, Read, ("@channel", channel), ("@now", StoredTime.Of(now)), ("@limit", limit)), cancellationToken);

    public Task DeliveredAsync(string channel, IReadOnlyCollection<string> eventIds, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                var now = StoredTime.Of(at);
                var failures = session.Scalar<long>("SELECT failures FROM channels WHERE name = @channel", ("@channel", channel));
                session.Execute(
                    """
                    UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, attempted_at = @at, problem = NULL
                    WHERE channel = @channel AND event IN (SELECT value FROM json_each(@events))
                    """,
                    ("@at", now), ("@channel", channel), ("@events", JsonSerializer.Serialize(eventIds)));

                if (failures >= StoredDelivery.FailuresWhenAway)
                {
                    session.Execute(StoredDelivery.Back, ("@at", now), ("@channel", channel));
                }

                return session.Execute(StoredDelivery.Arrived, ("@at", now), ("@channel", channel));
            },
            cancellationToken);

    public Task FailedAsync(string channel, IReadOnlyCollection<string> eventIds, DeliveryFailure failure, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) =>
            {
                var at = StoredTime.Of(failure.At);
                var (fault, paused, disabled) = StoredDelivery.OfChannel(failure);
                session.Execute(
                    """
                    UPDATE deliveries SET state = @state, due_at = coalesce(@retry, due_at), attempts = attempts + 1, attempted_at = @at, problem = @problem
                    WHERE channel = @channel AND event IN (SELECT value FROM json_each(@events)) AND state = 'waiting'
                    """,
                    ("@state", failure.RetryAt is null ? StoredDelivery.Dead : StoredDelivery.Waiting), ("@retry", StoredDelivery.Time(failure.RetryAt)),
                    ("@at", at), ("@problem", failure.Problem), ("@channel", channel), ("@events", JsonSerializer.Serialize(eventIds)));
                return session.Execute(
                    StoredDelivery.Failed,
                    ("@fault", fault), ("@at", at), ("@problem", failure.Problem), ("@paused", paused), ("@disabled", disabled), ("@channel", channel));
            },
            cancellationToken);

    public Task<bool> RetryDeadAsync(string channel, string eventId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) => session.Execute(StoredDelivery.Retry, ("@now", StoredTime.Of(now)), ("@channel", channel), ("@event", eventId)) == 1
                && session.Execute(StoredDelivery.Enable, ("@channel", channel)) == 1,
            cancellationToken);

    public Task<IReadOnlyList<Delivery>> DeadDeliveriesAsync(DeliveryKey? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Delivery>>(
            session => session.Query(
                StoredDelivery.DeadOnes, Read, ("@channel", before?.Channel), ("@event", before?.EventId), ("@limit", limit)),
            cancellationToken);

    public Task<long> CountDeadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Scalar<long>(StoredDelivery.CountDead), cancellationToken);

    public Task<IReadOnlyList<ChannelState>> ChannelsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ChannelState>>(
            session => session.Query(
                StoredDelivery.Channels,
                row => new ChannelState(
                    row.GetString(0), row.GetInt64(7), Time(row, 8), row.GetInt64(9), row.GetInt32(1), Time(row, 2), Time(row, 3), Time(row, 4), Time(row, 5),
                    Text(row, 6)),
                ("@now", StoredTime.Of(now))),
            cancellationToken);

    public Task<bool> HoldLeaseAsync(string name, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) => session.Execute(
                StoredDelivery.HoldLease,
                ("@name", name), ("@owner", owner), ("@until", StoredTime.Of(until)), ("@now", StoredTime.Of(now))) == 1,
            cancellationToken);

    public Task ReleaseLeaseAsync(string name, string owner, CancellationToken cancellationToken) =>
        database.WriteAsync((session, _) => session.Execute(StoredDelivery.ReleaseLease, ("@name", name), ("@owner", owner)), cancellationToken);

    private static Delivery Read(SqliteDataReader row) => new(
        row.GetString(5), SqliteEvents.Read(row), StoredTime.Read(row.GetInt64(6)), row.GetInt32(7), Time(row, 8), Text(row, 9));

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : StoredTime.Read(row.GetInt64(column));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
