using Scorecards.Core.Declarations;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>What upstreams told of changes by themselves.</summary>
internal sealed class SqliteWebhooks(SqliteDatabase database) : IWebhookStore
{
    /// <summary>Those deleted in one transaction, which keeps saves waiting.</summary>
    private const int PurgedTogether = 1000;

    public Task<IReadOnlyList<ReceivedWebhook>> ReceiveWebhooksAsync(
        IReadOnlyCollection<ReceivedWebhook> webhooks, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<ReceivedWebhook>>(
            (session, _) =>
            {
                var received = webhooks.Where(webhook => Remember(session, webhook)).ToList();

                foreach (var change in received.SelectMany(webhook => webhook.Services.Select(service => (service, webhook.Source, webhook.At)))
                    .GroupBy(change => (change.service, change.Source), change => change.At))
                {
                    Change(session, change.Key.service, change.Key.Source, change.Max(), dueAt);
                }

                return received;
            },
            cancellationToken);

    public async Task<int> PurgeWebhooksAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        for (var purged = 0; ;)
        {
            var some = await database.WriteAsync(
                (session, _) => session.Execute(
                    "DELETE FROM received_webhooks WHERE (source, id) IN (SELECT source, id FROM received_webhooks WHERE at < @before LIMIT @limit)",
                    ("@before", StoredTime.Of(before)), ("@limit", PurgedTogether)),
                cancellationToken).ConfigureAwait(false);
            purged += some;

            if (some < PurgedTogether)
            {
                return purged;
            }
        }
    }

    private static bool Remember(SqliteSession session, ReceivedWebhook webhook) =>
        session.Execute(
            "INSERT INTO received_webhooks (source, id, at) VALUES (@source, @id, @at) ON CONFLICT DO NOTHING",
            ("@source", webhook.Source), ("@id", webhook.Id), ("@at", StoredTime.Of(webhook.At))) == 1;

    private static void Change(SqliteSession session, string service, string source, DateTimeOffset at, DateTimeOffset dueAt)
    {
        if (SqliteServices.MakeDue(session, service, dueAt))
        {
            session.Execute(
                """
                INSERT INTO source_changes (service, source, at, declared)
                SELECT id, @source, @at, declared FROM services WHERE id = @service
                ON CONFLICT (service, source) DO UPDATE SET at = max(at, excluded.at), declared = excluded.declared
                """,
                ("@service", service), ("@source", source), ("@at", StoredTime.Of(at)));
        }
    }
}
