using Dapper;
using Scorecards.Core.Declarations;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>What upstreams told of changes by themselves.</summary>
internal sealed class PostgreSqlWebhooks(PostgreSqlDatabase database) : IWebhookStore
{
    private const string Receive =
        $"""
        WITH received AS (
            INSERT INTO received_webhooks (source, id, at)
            SELECT w.source, w.id, w.at FROM unnest(@sources, @ids, @ats) AS w (source, id, at) ORDER BY w.source, w.id
            ON CONFLICT DO NOTHING
            RETURNING source, id, at),
        changed AS (
            SELECT c.service, c.source, max(r.at) AS at
            FROM received r JOIN unnest(@services, @ofSources, @ofIds) AS c (service, source, id) ON c.source = r.source AND c.id = r.id
            GROUP BY c.service, c.source),
        declared AS (
            {PostgreSqlServices.MakeDue}
            WHERE NOT retired AND id IN (SELECT service FROM changed)
            RETURNING id, declared),
        changes AS (
            INSERT INTO source_changes AS s (service, source, at, declared)
            SELECT c.service, c.source, c.at, d.declared FROM changed c JOIN declared d ON d.id = c.service
            ON CONFLICT (service, source) DO UPDATE SET at = greatest(s.at, excluded.at), declared = excluded.declared)
        SELECT source, id FROM received
        """;

    public async Task<IReadOnlyList<ReceivedWebhook>> ReceiveWebhooksAsync(
        IReadOnlyCollection<ReceivedWebhook> webhooks, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var changes = webhooks.SelectMany(webhook => webhook.Services.Select(service => (Service: service, webhook.Source, webhook.Id))).ToList();
        var parameters = new
        {
            due = StoredTime.Of(dueAt),
            sources = webhooks.Select(webhook => webhook.Source).ToArray(),
            ids = webhooks.Select(webhook => webhook.Id).ToArray(),
            ats = webhooks.Select(webhook => StoredTime.Of(webhook.At)).ToArray(),
            services = changes.Select(change => change.Service).ToArray(),
            ofSources = changes.Select(change => change.Source).ToArray(),
            ofIds = changes.Select(change => change.Id).ToArray(),
        };
        var received = (await (changes.DistinctBy(change => change.Service).Count() > 1
                ? database.TransactAsync(
                    async connection =>
                    {
                        await connection.ExecuteAsync(PostgreSqlServices.LockMany).ConfigureAwait(false);
                        return (IReadOnlyList<(string, string)>)(await connection.QueryAsync<(string, string)>(Receive, parameters).ConfigureAwait(false)).AsList();
                    },
                    cancellationToken)
                : database.ChangeAsync<(string, string)>(Receive, parameters, cancellationToken)).ConfigureAwait(false)).ToHashSet();
        return [.. webhooks.Where(webhook => received.Contains((webhook.Source, webhook.Id)))];
    }

    public Task<int> PurgeWebhooksAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM received_webhooks WHERE at < @before", new { before = StoredTime.Of(before) }, cancellationToken);
}
