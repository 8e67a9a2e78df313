using Scorecards.Core.Declarations;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Decisions of the gate, and which one each question has.</summary>
internal sealed class SqliteDecisions(SqliteDatabase database, SqliteActing acting)
{
    public async Task<GateDecisionSaved> SaveAsync(GateDecisionSave save, CancellationToken cancellationToken)
    {
        var body = StoredGate.Write(save.Decision);
        var saved = await database.WriteAsync((session, _) => new SqliteGateSave(session, save, body).Run(), cancellationToken).ConfigureAwait(false);

        if (saved is GateDecisionSaved.Kept && save.Uses is not null)
        {
            acting.Tell();
        }

        return saved;
    }

    public Task<GateDecisionSaved> UseKeyAsync(IdempotencyKey key, string decisionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync<GateDecisionSaved>(
            (session, _) =>
            {
                if (SqliteGateSave.Earlier(session, key) is { } earlier)
                {
                    return earlier;
                }

                SqliteGateSave.Use(session, key, decisionId, now);
                return new GateDecisionSaved.Kept();
            },
            cancellationToken);

    public Task<GateDecision?> CurrentAsync(string questionKey, DateTimeOffset now, CancellationToken cancellationToken) =>
        FindAsync(
            "SELECT d.body FROM gate_questions q JOIN gate_decisions d ON d.id = q.decision WHERE q.key = @key AND q.valid_until > @now",
            [("@key", StoredGate.Key(questionKey)), ("@now", StoredTime.Of(now))], cancellationToken);

    public Task<GateDecision?> FindAsync(string id, CancellationToken cancellationToken) =>
        FindAsync("SELECT body FROM gate_decisions WHERE id = @id", [("@id", id)], cancellationToken);

    public Task<DeclaredPage<GateDecision>> ListAsync(GateDecisionQuery query, string? before, int limit, CancellationToken cancellationToken)
    {
        (string, object?)[] which =
        [
            ("@service", query.Service), ("@environment", query.Environment), ("@decision", query.Decision is { } verdict ? StoredGate.Word(verdict) : null),
        ];
        return database.ReadAsync(
            session => new DeclaredPage<GateDecision>(
                session.Query(
                    $"SELECT body FROM gate_decisions WHERE {StoredGate.Where(query, before)} ORDER BY id DESC LIMIT @limit",
                    row => StoredGate.Decision(row.GetString(0)),
                    [.. which, ("@before", before), ("@limit", limit)]),
                session.Scalar<long>($"SELECT count(*) FROM gate_decisions WHERE {StoredGate.Where(query, null)}", which)),
            cancellationToken);
    }

    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        for (var purged = 0; ;)
        {
            var (keys, questions) = await database.WriteAsync((session, _) => Purge(session, StoredTime.Of(before)), cancellationToken).ConfigureAwait(false);
            purged += keys + questions;

            if (keys < StoredGate.PurgedTogether && questions < StoredGate.PurgedTogether)
            {
                return purged;
            }
        }
    }

    private static (int Keys, int Questions) Purge(SqliteSession session, long before) => (
        session.Execute(
            "DELETE FROM gate_keys WHERE (caller, value) IN (SELECT caller, value FROM gate_keys WHERE at < @before LIMIT @limit)",
            ("@before", before), ("@limit", StoredGate.PurgedTogether)),
        session.Execute(
            "DELETE FROM gate_questions WHERE key IN (SELECT key FROM gate_questions WHERE valid_until < @before LIMIT @limit)",
            ("@before", before), ("@limit", StoredGate.PurgedTogether)));

    private Task<GateDecision?> FindAsync(string sql, (string, object?)[] parameters, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query(sql, row => StoredGate.Decision(row.GetString(0)), parameters).FirstOrDefault(), cancellationToken);
}
