using Dapper;
using Npgsql;
using Scorecards.Core.Auditing;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>The audit log.</summary>
internal sealed class PostgreSqlAudit(PostgreSqlDatabase database) : IAuditStore
{
    /// <summary>Part of a statement that saves what the entries tell of; the name of what is saved follows, with a comma before it.</summary>
    public const string Insert =
        """
        INSERT INTO audit (id, at, actor, action, subject, body)
        SELECT a.id, a.at, a.actor, a.action, a.subject, a.body
        FROM unnest(@auditIds, @auditTimes, @auditActors, @auditActions, @auditSubjects, @auditBodies) AS a (id, at, actor, action, subject, body)
        """;

    private const string Sealed = $"SELECT {StoredAudit.Columns} FROM audit";

    private const string Last = $"{Sealed} WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1";

    private const string Place =
        """
        UPDATE audit a SET seq = n.seq, prev_hash = n.prev_hash, hash = n.hash
        FROM unnest(@ids, @seqs, @prevHashes, @hashes) AS n (id, seq, prev_hash, hash)
        WHERE a.id = n.id AND a.seq IS NULL
        """;

    /// <summary>The parameters with those that <see cref="Insert"/> needs.</summary>
    public static DynamicParameters With(DynamicParameters parameters, IEnumerable<AuditEntry> entries)
    {
        var all = entries.ToArray();
        parameters.AddDynamicParams(new
        {
            auditIds = all.Select(entry => entry.Id).ToArray(),
            auditTimes = all.Select(entry => StoredTime.Of(entry.At)).ToArray(),
            auditActors = all.Select(entry => entry.Actor).ToArray(),
            auditActions = all.Select(entry => entry.Action).ToArray(),
            auditSubjects = all.Select(entry => entry.Subject).ToArray(),
            auditBodies = all.Select(entry => entry.Body).ToArray(),
        });
        return parameters;
    }

    /// <summary>Inside a transaction that saves what the entry tells of.</summary>
    public static Task AddAsync(NpgsqlConnection connection, AuditEntry entry) =>
        connection.ExecuteAsync(Insert, With(new DynamicParameters(), [entry]));

    /// <remarks>Who seals while another does seals nothing, and does not wait. Rows that commit later are sealed later.</remarks>
    public Task<int> SealAsync(int limit, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection => await connection.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_xact_lock('audit'::regclass::oid::bigint)").ConfigureAwait(false)
                ? await SealAsync(connection, limit).ConfigureAwait(false)
                : 0,
            cancellationToken);

    public async Task<long> CountUnsealedAsync(CancellationToken cancellationToken) =>
        (await database.QueryAsync<long>("SELECT count(*) FROM audit WHERE seq IS NULL", null, cancellationToken).ConfigureAwait(false))[0];

    public async Task<IReadOnlyList<SealedEntry>> ChainAsync(long afterSeq, int limit, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<PostgreSqlSealed>(
            $"{Sealed} WHERE seq > @afterSeq ORDER BY seq LIMIT @limit", new { afterSeq, limit }, cancellationToken).ConfigureAwait(false))
            .Select(row => row.ToEntry()),
    ];

    public async Task<SealedEntry?> LastSealedAsync(CancellationToken cancellationToken) =>
        (await database.QueryAsync<PostgreSqlSealed>(Last, null, cancellationToken).ConfigureAwait(false)).SingleOrDefault()?.ToEntry();

    public async Task<AuditPage> AuditAsync(AuditQuery query, long? before, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { actor = query.Actor, action = query.Action, subject = query.Subject, before, limit };
        var rows = await database.QueryAsync<PostgreSqlSealed>(
            $"{Sealed} WHERE {StoredAudit.Where(query, before)} ORDER BY seq DESC LIMIT @limit", parameters, cancellationToken).ConfigureAwait(false);
        var total = await database.QueryAsync<long>(
            $"SELECT count(*) FROM audit WHERE {StoredAudit.Where(query, null)}", parameters, cancellationToken).ConfigureAwait(false);
        return new AuditPage([.. rows.Select(row => row.ToEntry())], total[0]);
    }

    public Task AddHeadAsync(AuditHead head, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            "INSERT INTO audit_heads (seq, hash, at, jws) VALUES (@seq, @hash, @at, @jws) ON CONFLICT DO NOTHING",
            new { seq = head.Seq, hash = head.Hash, at = StoredTime.Of(head.At), jws = head.Jws },
            cancellationToken);

    public async Task<AuditHead?> LastHeadAsync(CancellationToken cancellationToken) =>
        (await HeadsAsync("ORDER BY seq DESC LIMIT 1", cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    public Task<IReadOnlyList<AuditHead>> HeadsAsync(CancellationToken cancellationToken) => HeadsAsync("ORDER BY seq", cancellationToken);

    private async Task<IReadOnlyList<AuditHead>> HeadsAsync(string order, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<(long Seq, string Hash, long At, string Jws)>(
            $"SELECT seq, hash, at, jws FROM audit_heads {order}", null, cancellationToken).ConfigureAwait(false))
            .Select(row => new AuditHead(row.Seq, row.Hash, StoredAudit.Time(row.At), row.Jws)),
    ];

    private static async Task<int> SealAsync(NpgsqlConnection connection, int limit)
    {
        var entries = (await connection.QueryAsync<(string Id, long At, string Actor, string Action, string Subject, string Body)>(
            "SELECT id, at, actor, action, subject, body FROM audit WHERE seq IS NULL ORDER BY at, id LIMIT @limit", new { limit }).ConfigureAwait(false))
            .Select(row => StoredAudit.Entry(row.Id, row.At, row.Actor, row.Action, row.Subject, row.Body)).ToList();

        if (entries.Count == 0)
        {
            return 0;
        }

        var last = (await connection.QueryAsync<PostgreSqlSealed>(Last).ConfigureAwait(false)).SingleOrDefault()?.ToEntry();
        var placed = StoredAudit.Seal(last, entries);
        return await connection.ExecuteAsync(
            Place,
            new
            {
                ids = placed.Select(entry => entry.Entry.Id).ToArray(),
                seqs = placed.Select(entry => entry.Seq).ToArray(),
                prevHashes = placed.Select(entry => entry.PrevHash).ToArray(),
                hashes = placed.Select(entry => entry.Hash).ToArray(),
            }).ConfigureAwait(false);
    }
}
