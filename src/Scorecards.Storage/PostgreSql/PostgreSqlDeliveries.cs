using Dapper;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Deliveries of events, the channels they go over, and leases.</summary>
internal sealed class PostgreSqlDeliveries(PostgreSqlDatabase database) : IDeliveryStore, ILeaseStore
{
    public Task<IReadOnlyList<string>> ChannelsDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.QueryAsync<string>(StoredDelivery.ChannelsDue, new { now = StoredTime.Of(now) }, cancellationToken);

    public Task<IReadOnlyList<Delivery>> DueDeliveriesAsync(string channel, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        ReadAsync(StoredDelivery.Due, new { channel, now = StoredTime.Of(now), limit }, cancellationToken);

    public Task DeliveredAsync(string channel, IReadOnlyCollection<string> eventIds, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection =>
            {
                var parameters = new { channel, events = eventIds.ToArray(), at = StoredTime.Of(at) };
                // The channel first, here as in a failure, so that two nodes never wait for each other.
                var failures = await connection.ExecuteScalarAsync<long>(
                    "SELECT failures FROM channels WHERE name = @channel FOR UPDATE", parameters).ConfigureAwait(false);
                await connection.ExecuteAsync(
                    """
                    UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, attempted_at = @at, problem = NULL
                    WHERE channel = @channel AND event = ANY(@events)
                    """,
                    parameters).ConfigureAwait(false);

                if (failures >= StoredDelivery.FailuresWhenAway)
                {
                    await connection.ExecuteAsync(StoredDelivery.Back, parameters).ConfigureAwait(false);
                }

                return await connection.ExecuteAsync(StoredDelivery.Arrived, parameters).ConfigureAwait(false);
            },
            cancellationToken);

    public Task FailedAsync(string channel, IReadOnlyCollection<string> eventIds, DeliveryFailure failure, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection =>
            {
                var (fault, paused, disabled) = StoredDelivery.OfChannel(failure);
                var at = StoredTime.Of(failure.At);
                await connection.ExecuteAsync(
                    StoredDelivery.Failed, new { fault, at, problem = failure.Problem, paused, disabled, channel }).ConfigureAwait(false);
                return await connection.ExecuteAsync(
                    """
                    UPDATE deliveries SET state = @state, due_at = coalesce(@retry, due_at), attempts = attempts + 1, attempted_at = @at, problem = @problem
                    WHERE channel = @channel AND event = ANY(@events) AND state = 'waiting'
                    """,
                    new
                    {
                        state = failure.RetryAt is null ? StoredDelivery.Dead : StoredDelivery.Waiting,
                        retry = StoredDelivery.Time(failure.RetryAt),
                        at,
                        problem = failure.Problem,
                        channel,
                        events = eventIds.ToArray(),
                    }).ConfigureAwait(false);
            },
            cancellationToken);

    public Task<bool> RetryDeadAsync(string channel, string eventId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection =>
            {
                var parameters = new { channel, @event = eventId, now = StoredTime.Of(now) };
                return await connection.ExecuteAsync(StoredDelivery.Retry, parameters).ConfigureAwait(false) == 1
                    && await connection.ExecuteAsync(StoredDelivery.Enable, parameters).ConfigureAwait(false) == 1;
            },
            cancellationToken);

    public Task<IReadOnlyList<Delivery>> DeadDeliveriesAsync(DeliveryKey? before, int limit, CancellationToken cancellationToken) =>
        ReadAsync(StoredDelivery.DeadOnes, new { channel = before?.Channel, @event = before?.EventId, limit }, cancellationToken);

    public async Task<long> CountDeadAsync(CancellationToken cancellationToken) =>
        (await database.QueryAsync<long>(StoredDelivery.CountDead, null, cancellationToken).ConfigureAwait(false))[0];

    public async Task<IReadOnlyList<ChannelState>> ChannelsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<PostgreSqlChannel>(
            StoredDelivery.Channels, new { now = StoredTime.Of(now) }, cancellationToken).ConfigureAwait(false)).Select(row => row.ToState()),
    ];

    public async Task<bool> HoldLeaseAsync(string name, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            StoredDelivery.HoldLease,
            new { name, owner, now = StoredTime.Of(now), until = StoredTime.Of(until) },
            cancellationToken).ConfigureAwait(false) == 1;

    public Task ReleaseLeaseAsync(string name, string owner, CancellationToken cancellationToken) =>
        database.ExecuteAsync(StoredDelivery.ReleaseLease, new { name, owner }, cancellationToken);

    private async Task<IReadOnlyList<Delivery>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<PostgreSqlDelivery>(sql, parameters, cancellationToken).ConfigureAwait(false)).Select(row => row.ToDelivery()),
    ];
}
