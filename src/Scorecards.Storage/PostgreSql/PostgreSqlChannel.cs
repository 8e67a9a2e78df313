using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>A row of a channel with what waits for it.</summary>
internal sealed record PostgreSqlChannel(
    string Name, long Failures, long? PausedUntil, long? DisabledAt, long? DeliveredAt, long? FailedAt, string? Problem,
    long Waiting, long? OverdueSince, long Dead)
{
    public ChannelState ToState() => new(
        Name, Waiting, StoredDelivery.Read(OverdueSince), Dead, (int)Failures, StoredDelivery.Read(PausedUntil), StoredDelivery.Read(DisabledAt),
        StoredDelivery.Read(DeliveredAt), StoredDelivery.Read(FailedAt), Problem);
}
