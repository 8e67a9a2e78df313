using Dapper;
using Npgsql;
using Scorecards.Core.Declarations;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>What is declared about services.</summary>
internal sealed class PostgreSqlDeclarations(PostgreSqlDatabase database) : IDeclarationStore
{
    /// <remarks>The row of the service is locked first, so that declarations of one service follow each other.</remarks>
    private const string Push =
        $"""
        WITH known AS MATERIALIZED (
            SELECT id FROM services WHERE id = @serviceId AND NOT retired FOR UPDATE),
        kept AS (
            INSERT INTO pushed_facts AS f (service, name, value, at, received_at, pushed_by, ttl, evidence)
            SELECT known.id, n.name, n.value, n.at, n.received_at, n.pushed_by, n.ttl, n.evidence
            FROM known, unnest(@names, @values, @ats, @received, @by, @ttls, @evidence)
                AS n (name, value, at, received_at, pushed_by, ttl, evidence)
            ON CONFLICT (service, name) DO UPDATE
            SET value = excluded.value, at = excluded.at, received_at = excluded.received_at, pushed_by = excluded.pushed_by,
                ttl = excluded.ttl, evidence = excluded.evidence
            WHERE excluded.at >= f.at
            RETURNING f.name),
        declared AS (
            {PostgreSqlServices.MakeDue}
            WHERE id IN (SELECT id FROM known) AND EXISTS (SELECT FROM kept))
        SELECT EXISTS (SELECT FROM known), (SELECT count(*) FROM kept)
        """;

    public async Task<IReadOnlyList<PushedFact>?> PushFactsAsync(
        string serviceId, IReadOnlyCollection<PushedFact> facts, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var (known, kept) = (await database.ChangeAsync<(bool, long)>(
            Push,
            new
            {
                serviceId,
                due = StoredTime.Of(dueAt),
                names = facts.Select(fact => fact.Name).ToArray(),
                values = facts.Select(fact => fact.Value).ToArray(),
                ats = facts.Select(fact => StoredTime.Of(fact.At)).ToArray(),
                received = facts.Select(fact => StoredTime.Of(fact.ReceivedAt)).ToArray(),
                by = facts.Select(fact => fact.By).ToArray(),
                ttls = facts.Select(fact => fact.Ttl.Ticks).ToArray(),
                evidence = facts.Select(fact => fact.Evidence).ToArray(),
            },
            cancellationToken).ConfigureAwait(false))[0];

        // What is there instead of a fact that was not kept can only be later still by now.
        return !known ? null
            : kept == facts.Count ? [.. facts.OrderBy(fact => fact.Name, StringComparer.Ordinal)]
            : await FactsAsync(serviceId, facts, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Locks the row of a service until the transaction ends; false for one that is not known or retired: nothing can be declared of it.</summary>
    internal static async Task<bool> LockAsync(NpgsqlConnection connection, string serviceId) =>
        await connection.ExecuteScalarAsync<string?>("SELECT id FROM services WHERE id = @serviceId AND NOT retired FOR UPDATE", new { serviceId })
            .ConfigureAwait(false) is not null;

    private async Task<IReadOnlyList<PushedFact>> FactsAsync(
        string serviceId, IReadOnlyCollection<PushedFact> facts, CancellationToken cancellationToken) =>
        StoredFacts.Read(
            serviceId,
            (await database.QueryAsync<string?>(
                $"SELECT json_agg(json_build_array({StoredFacts.Columns}))::text FROM pushed_facts f WHERE f.service = @serviceId AND f.name = ANY(@names)",
                new { serviceId, names = facts.Select(fact => fact.Name).ToArray() },
                cancellationToken).ConfigureAwait(false))[0]);
}
