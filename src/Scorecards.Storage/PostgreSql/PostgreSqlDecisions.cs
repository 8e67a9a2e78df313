using Scorecards.Core.Declarations;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Decisions of the gate, and which one each question has.</summary>
internal sealed class PostgreSqlDecisions(PostgreSqlDatabase database)
{
    private const string Use =
        """
        INSERT INTO gate_keys (caller, value, asked, decision, at) VALUES (@caller, @value, @asked, @decision, @at)
        ON CONFLICT (caller, value) DO NOTHING
        """;

    private const string Used =
        "SELECT d.body, k.asked FROM gate_keys k JOIN gate_decisions d ON d.id = k.decision WHERE k.caller = @caller AND k.value = @value";

    private const string Purge =
        """
        WITH old_keys AS (
            DELETE FROM gate_keys WHERE (caller, value) IN (
                SELECT caller, value FROM gate_keys WHERE at < @before LIMIT @limit FOR UPDATE SKIP LOCKED)
            RETURNING 1),
        old_questions AS (
            DELETE FROM gate_questions WHERE key IN (
                SELECT key FROM gate_questions WHERE valid_until < @before LIMIT @limit FOR UPDATE SKIP LOCKED)
            RETURNING 1)
        SELECT (SELECT count(*) FROM old_keys), (SELECT count(*) FROM old_questions)
        """;

    public Task<GateDecisionSaved> SaveAsync(GateDecisionSave save, CancellationToken cancellationToken) =>
        new PostgreSqlGateSave(database, save).RunAsync(cancellationToken);

    public async Task<GateDecisionSaved> UseKeyAsync(IdempotencyKey key, string decisionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { caller = key.Caller, value = key.Value, asked = key.BodyDigest, decision = decisionId, at = StoredTime.Of(now) };

        while (true)
        {
            if (await database.ExecuteAsync(Use, parameters, cancellationToken).ConfigureAwait(false) == 1)
            {
                return new GateDecisionSaved.Kept();
            }

            if ((await database.QueryAsync<(string Body, string Asked)>(Used, parameters, cancellationToken).ConfigureAwait(false)) is [var (body, asked)])
            {
                return new GateDecisionSaved.KeyUsed(StoredGate.Decision(body), asked);
            }

            // Forgotten in between: again.
        }
    }

    public Task<GateDecision?> CurrentAsync(string questionKey, DateTimeOffset now, CancellationToken cancellationToken) =>
        FindAsync(
            "SELECT d.body FROM gate_questions q JOIN gate_decisions d ON d.id = q.decision WHERE q.key = @key AND q.valid_until > @now",
            new { key = StoredGate.Key(questionKey), now = StoredTime.Of(now) },
            cancellationToken);

    public Task<GateDecision?> FindAsync(string id, CancellationToken cancellationToken) =>
        FindAsync("SELECT body FROM gate_decisions WHERE id = @id", new { id }, cancellationToken);

    public async Task<DeclaredPage<GateDecision>> ListAsync(GateDecisionQuery query, string? before, int limit, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            service = query.Service,
            environment = query.Environment,
            decision = query.Decision is { } verdict ? StoredGate.Word(verdict) : null,
            before,
            limit,
        };
        var bodies = await database.QueryAsync<string>(
            $"SELECT body FROM gate_decisions WHERE {StoredGate.Where(query, before)} ORDER BY id DESC LIMIT @limit", parameters, cancellationToken)
            .ConfigureAwait(false);
        var total = await database.QueryAsync<long>(
            $"SELECT count(*) FROM gate_decisions WHERE {StoredGate.Where(query, null)}", parameters, cancellationToken).ConfigureAwait(false);
        return new DeclaredPage<GateDecision>([.. bodies.Select(StoredGate.Decision)], total[0]);
    }

    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        for (var purged = 0; ;)
        {
            var (keys, questions) = (await database.ChangeAsync<(int, int)>(
                Purge, new { before = StoredTime.Of(before), limit = StoredGate.PurgedTogether }, cancellationToken).ConfigureAwait(false))[0];
            purged += keys + questions;

            if (keys < StoredGate.PurgedTogether && questions < StoredGate.PurgedTogether)
            {
                return purged;
            }
        }
    }

    private async Task<GateDecision?> FindAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        (await database.QueryAsync<string>(sql, parameters, cancellationToken).ConfigureAwait(false)).Select(StoredGate.Decision).SingleOrDefault();
}
