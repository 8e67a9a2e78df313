using Dapper;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>The latest evaluations, their history, and what they stand on.</summary>
internal sealed class PostgreSqlEvaluations(PostgreSqlDatabase database, PostgreSqlFeed feed, PostgreSqlNotifier notifier) : IEvaluationStore
{
    public async Task<ServiceState?> FindStateAsync(string serviceId, CancellationToken cancellationToken) =>
        (await database.QueryAsync<PostgreSqlState>(
            $"{PostgreSqlState.Select} WHERE s.id = @serviceId", new { serviceId }, cancellationToken).ConfigureAwait(false))
        .SingleOrDefault()?.ToState();

    public async Task<EvaluationSaved?> SaveEvaluationAsync(EvaluationSave save, CancellationToken cancellationToken)
    {
        var saved = await new PostgreSqlSave(database, save).RunAsync(cancellationToken).ConfigureAwait(false);

        if (saved is not null)
        {
            notifier.Changed();
        }

        return saved;
    }

    public async Task<IReadOnlyList<Evaluation>> HistoryAsync(
        string serviceId, string? before, int limit, CancellationToken cancellationToken) =>
        [
            .. (await database.QueryAsync<(string Body, long ConfirmedUntil)>(
                """
                SELECT body, confirmed_until FROM evaluations
                WHERE service = @serviceId
                    AND (@before IS NULL OR revision < (SELECT revision FROM evaluations WHERE id = @before AND service = @serviceId))
                ORDER BY revision DESC LIMIT @limit
                """,
                new { serviceId, before, limit },
                cancellationToken).ConfigureAwait(false)).Select(row => StoredEvaluation.Read(row.Body, row.ConfirmedUntil)),
        ];

    public async Task<long> CountHistoryAsync(string serviceId, CancellationToken cancellationToken) =>
        (await database.QueryAsync<long>(
            "SELECT count(*) FROM evaluations WHERE service = @serviceId", new { serviceId }, cancellationToken).ConfigureAwait(false))[0];

    public async Task<Evaluation?> FindEvaluationAsync(string evaluationId, CancellationToken cancellationToken) =>
        (await database.QueryAsync<(string Body, long ConfirmedUntil)>(
            "SELECT body, confirmed_until FROM evaluations WHERE id = @evaluationId",
            new { evaluationId },
            cancellationToken).ConfigureAwait(false)).Select(row => StoredEvaluation.Read(row.Body, row.ConfirmedUntil)).SingleOrDefault();

    public async Task<IReadOnlyDictionary<string, GradeAt>> GradesAtAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        (await database.QueryAsync<(string Service, double? Score, string Grade, long At)>(
            """
            SELECT s.id, e.score, e.grade, e.at
            FROM services s CROSS JOIN LATERAL (
                SELECT score, grade, at FROM evaluations WHERE service = s.id AND at <= @at ORDER BY at DESC, revision DESC LIMIT 1) e
            """,
            new { at = StoredTime.Of(at) },
            cancellationToken).ConfigureAwait(false)).ToDictionary(row => row.Service, row => StoredGrade.Read(row.Score, row.Grade, row.At));

    public async Task<IReadOnlyDictionary<string, string>> FindContentsAsync(
        IReadOnlyCollection<string> digests, CancellationToken cancellationToken) =>
        (await database.QueryAsync<(string Digest, string Json)>(
            "SELECT digest, json FROM contents WHERE digest = ANY(@digests)",
            new { digests = digests.ToArray() },
            cancellationToken).ConfigureAwait(false)).ToDictionary(row => row.Digest, row => row.Json);

    public Task<ChangeBatch> ChangesAsync(long after, int limit, CancellationToken cancellationToken) =>
        feed.ChangesAsync(after, limit, cancellationToken);

    public Task WaitForChangesAsync(long after, TimeSpan atMost, CancellationToken cancellationToken) =>
        feed.WaitAsync(after, atMost, cancellationToken);

    public async Task<int> PurgeContentsAsync(DateTimeOffset unusedSince, CancellationToken cancellationToken)
    {
        var since = StoredTime.Of(unusedSince - StoredContents.NotedEvery);
        var purged = 0;

        while (true)
        {
            // The lock keeps saves out: one that finds a content there must not lose it to this purge.
            var some = await database.TransactAsync(
                async connection =>
                {
                    await connection.ExecuteAsync("LOCK TABLE contents IN SHARE ROW EXCLUSIVE MODE").ConfigureAwait(false);
                    return await connection.ExecuteAsync(
                        "DELETE FROM contents WHERE digest IN (SELECT digest FROM contents WHERE used_at < @since LIMIT @limit)",
                        new { since, limit = StoredContents.PurgedTogether }).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            purged += some;

            if (some < StoredContents.PurgedTogether)
            {
                return purged;
            }
        }
    }
}
