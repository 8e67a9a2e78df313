using Dapper;
using Npgsql;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Makes the stored services those of the catalog, inside one transaction and in few round trips.</summary>
internal sealed class PostgreSqlCatalogSync(
    NpgsqlConnection connection, Func<string, DateTimeOffset> firstDue, long now, CancellationToken cancellationToken)
{
    /// <summary>Services sent in one statement; a document may be some megabytes.</summary>
    private const int Together = 500;

    private readonly List<StoredService> added = [];
    private readonly List<StoredService> replaced = [];
    private readonly List<string> changed = [];
    private readonly List<string> returned = [];

    public async Task<CatalogChanges> RunAsync(Dictionary<string, StoredService> wanted)
    {
        await ExecuteAsync(PostgreSqlServices.LockMany, null).ConfigureAwait(false);
        var stored = (await connection.QueryAsync<(string Id, string Digest, string JsonDigest, bool Retired)>(
            new CommandDefinition("SELECT id, digest, json_digest, retired FROM services", cancellationToken: cancellationToken))
            .ConfigureAwait(false)).ToDictionary(row => row.Id);

        foreach (var service in wanted.Values)
        {
            Compare(service, stored);
        }

        var retired = stored.Values.Where(row => !row.Retired && !wanted.ContainsKey(row.Id)).Select(row => row.Id).ToArray();
        await AddAsync().ConfigureAwait(false);
        await ReplaceAsync().ConfigureAwait(false);
        await PostgreSqlServices.MakeDueAsync(connection, [.. changed], [.. changed.Select(_ => now)], cancellationToken).ConfigureAwait(false);
        await ReturnAsync().ConfigureAwait(false);
        await RetireAsync(retired).ConfigureAwait(false);
        await FollowAsync(wanted.Values).ConfigureAwait(false);
        return new(added.Count + returned.Count, changed.Count, retired.Length);
    }

    private void Compare(StoredService service, Dictionary<string, (string Id, string Digest, string JsonDigest, bool Retired)> stored)
    {
        if (!stored.TryGetValue(service.Id, out var row))
        {
            added.Add(service);
        }
        else if (row.Retired)
        {
            replaced.Add(service);
            returned.Add(service.Id);
        }
        else if (row.Digest != service.Digest)
        {
            replaced.Add(service);
            changed.Add(service.Id);
        }
        else if (row.JsonDigest != service.JsonDigest)
        {
            // The same entity read from another place: nothing to rate again.
            replaced.Add(service);
        }
    }

    private async Task AddAsync()
    {
        foreach (var some in added.Chunk(Together))
        {
            await ExecuteAsync(
                """
                WITH new AS (
                    SELECT * FROM unnest(@ids, @digests, @jsons, @jsonDigests, @due) AS n (id, digest, json, json_digest, due)),
                rows AS (
                    INSERT INTO services (id, digest, json_digest, due_at) SELECT id, digest, json_digest, due FROM new)
                INSERT INTO service_documents (service, json) SELECT id, json FROM new
                """,
                Values(some, [.. some.Select(service => StoredTime.Of(firstDue(service.Id)))])).ConfigureAwait(false);
        }
    }

    private async Task ReplaceAsync()
    {
        foreach (var some in replaced.Chunk(Together))
        {
            await ExecuteAsync(
                """
                WITH new AS (
                    SELECT * FROM unnest(@ids, @digests, @jsons, @jsonDigests) AS n (id, digest, json, json_digest)),
                rows AS (
                    UPDATE services s
                    SET digest = n.digest, json_digest = n.json_digest, retired = false, position = DEFAULT
                    FROM new n WHERE s.id = n.id)
                UPDATE service_documents d SET json = n.json FROM new n WHERE d.service = n.id
                """,
                Values(some, [])).ConfigureAwait(false);
        }
    }

    private Task<int> ReturnAsync() => ExecuteAsync(
        "UPDATE services s SET due_at = d.due FROM unnest(@ids, @due) AS d (id, due) WHERE s.id = d.id",
        new { ids = returned.ToArray(), due = returned.Select(id => StoredTime.Of(firstDue(id))).ToArray() });

    private Task<int> RetireAsync(string[] ids) => ExecuteAsync(
        """
        UPDATE services
        SET retired = true, lease_owner = NULL, lease_until = NULL, wanted_at = NULL, position = DEFAULT
        WHERE id = ANY(@ids)
        """,
        new { ids });

    /// <summary>Notes who is in which team from now on; whatever is noted already stays, and what another version left out is made up for.</summary>
    private Task<int> FollowAsync(IReadOnlyCollection<StoredService> wanted) => ExecuteAsync(
        """
        UPDATE memberships m SET until = greatest(m.at, @now)
        WHERE m.until IS NULL AND NOT EXISTS (
            SELECT FROM unnest(@ids, @teams, @tiers) AS w (id, team, tier)
            WHERE w.id = m.service AND w.team IS NOT DISTINCT FROM m.team AND w.tier = m.tier);
        INSERT INTO memberships (service, at, team, tier)
        SELECT w.id, greatest(@now, (SELECT max(until) FROM memberships WHERE service = w.id)), w.team, w.tier
        FROM unnest(@ids, @teams, @tiers) AS w (id, team, tier)
        WHERE NOT EXISTS (SELECT FROM memberships o WHERE o.service = w.id AND o.until IS NULL)
        ON CONFLICT (service, at) DO UPDATE SET until = NULL, team = excluded.team, tier = excluded.tier
        """,
        new
        {
            ids = wanted.Select(service => service.Id).ToArray(),
            teams = wanted.Select(service => service.Team).ToArray(),
            tiers = wanted.Select(service => service.Tier).ToArray(),
            now,
        });

    private Task<int> ExecuteAsync(string sql, object? parameters) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

    private static object Values(StoredService[] services, long[] due) => new
    {
        ids = services.Select(service => service.Id).ToArray(),
        digests = services.Select(service => service.Digest).ToArray(),
        jsons = services.Select(service => service.Json).ToArray(),
        jsonDigests = services.Select(service => service.JsonDigest).ToArray(),
        due,
    };
}
