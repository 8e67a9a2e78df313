using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>A row of a delivery with its event.</summary>
internal sealed record PostgreSqlDelivery(
    string Id, string Type, string Subject, long At, string Body, string Channel, long DueAt, long Attempts, long? AttemptedAt, string? Problem)
{
    public Delivery ToDelivery() => new(
        Channel, StoredDelivery.Event(Id, Type, Subject, At, Body), StoredTime.Read(DueAt), (int)Attempts, StoredDelivery.Read(AttemptedAt), Problem);
}
