using System.Text.Json;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>The latest evaluations, their history, and the change feed.</summary>
internal sealed class SqliteEvaluations(SqliteDatabase database) : IEvaluationStore
{
    private const string States =
        $"""
        SELECT s.id, s.revision, d.json, s.retired, s.due_at, l.body, s.position, s.declared,
            (SELECT json_group_array(json_array({StoredFacts.Columns})) FROM pushed_facts f WHERE f.service = s.id),
            (SELECT json_group_array(e.body) FROM exemptions e WHERE e.service = s.id AND e.open = 1),
            (SELECT json_group_array(a.body) FROM attestations a WHERE a.service = s.id AND a.newest = 1),
            s.evaluated,
            (SELECT json_group_array(json_array({StoredChanges.Columns})) FROM source_changes c WHERE c.service = s.id)
        FROM services s JOIN service_documents d ON d.service = s.id LEFT JOIN latest l ON l.service = s.id
        """;

    public async Task<ServiceState?> FindStateAsync(string serviceId, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.Query($"{States} WHERE s.id = @id", SqliteState.Read, ("@id", serviceId)), cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0].ToState();
    }

    public Task<EvaluationSaved?> SaveEvaluationAsync(EvaluationSave save, CancellationToken cancellationToken)
    {
        var body = StoredEvaluation.Write(save.Evaluation);
        return database.WriteAsync((session, feed) => new SqliteSave(session, feed, save, body).Run(), cancellationToken);
    }

    public Task<IReadOnlyList<Evaluation>> HistoryAsync(
        string serviceId, string? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Evaluation>>(
            session => session.Query(
                """
                SELECT body, confirmed_until FROM evaluations
                WHERE service = @service
                    AND (@before IS NULL OR revision < (SELECT revision FROM evaluations WHERE id = @before AND service = @service))
                ORDER BY revision DESC LIMIT @limit
                """,
                row => StoredEvaluation.Read(row.GetString(0), row.GetInt64(1)),
                ("@service", serviceId), ("@before", before), ("@limit", limit)),
            cancellationToken);

    public Task<long> CountHistoryAsync(string serviceId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Scalar<long>("SELECT count(*) FROM evaluations WHERE service = @service", ("@service", serviceId)),
            cancellationToken);

    public Task<Evaluation?> FindEvaluationAsync(string evaluationId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query(
                "SELECT body, confirmed_until FROM evaluations WHERE id = @id",
                row => StoredEvaluation.Read(row.GetString(0), row.GetInt64(1)),
                ("@id", evaluationId)).FirstOrDefault(),
            cancellationToken);

    /// <remarks>A cross join keeps the order: SQLite would rather go through all of the history than make a step in it for each service.</remarks>
    public Task<IReadOnlyDictionary<string, GradeAt>> GradesAtAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, GradeAt>>(
            session => session.Query(
                """
                SELECT e.service, e.score, e.grade, e.at
                FROM services s CROSS JOIN evaluations e
                WHERE e.service = s.id AND e.at = (SELECT max(at) FROM evaluations WHERE service = s.id AND at <= @at)
                    AND e.revision = (SELECT max(revision) FROM evaluations WHERE service = s.id AND at = e.at)
                """,
                row => (Service: row.GetString(0), Grade: StoredGrade.Read(
                    row.IsDBNull(1) ? null : row.GetDouble(1), row.GetString(2), row.GetInt64(3))),
                ("@at", StoredTime.Of(at))).ToDictionary(row => row.Service, row => row.Grade),
            cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> FindContentsAsync(
        IReadOnlyCollection<string> digests, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(
            session => session.Query(
                "SELECT digest, json FROM contents WHERE digest IN (SELECT value FROM json_each(@digests))",
                row => (Digest: row.GetString(0), Json: row.GetString(1)),
                ("@digests", JsonSerializer.Serialize(digests))).ToDictionary(row => row.Digest, row => row.Json),
            cancellationToken);

    public async Task<ChangeBatch> ChangesAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.Query(
                $"{States} WHERE s.position > @after ORDER BY s.position LIMIT @limit", SqliteState.Read, ("@after", after), ("@limit", limit)),
            cancellationToken).ConfigureAwait(false);

        return new([.. rows.Select(row => row.ToState())], rows.Count == 0 ? after : rows[^1].Position);
    }

    public Task WaitForChangesAsync(long after, TimeSpan atMost, CancellationToken cancellationToken) =>
        database.Feed.WaitAsync(after, atMost, cancellationToken);

    public async Task<int> PurgeContentsAsync(DateTimeOffset unusedSince, CancellationToken cancellationToken)
    {
        var since = StoredTime.Of(unusedSince - StoredContents.NotedEvery);
        var purged = 0;

        while (true)
        {
            var some = await database.WriteAsync(
                (session, _) => session.Execute(
                    "DELETE FROM contents WHERE rowid IN (SELECT rowid FROM contents WHERE used_at < @since LIMIT @limit)",
                    ("@since", since), ("@limit", StoredContents.PurgedTogether)),
                cancellationToken).ConfigureAwait(false);
            purged += some;

            if (some < StoredContents.PurgedTogether)
            {
                return purged;
            }
        }
    }
}
