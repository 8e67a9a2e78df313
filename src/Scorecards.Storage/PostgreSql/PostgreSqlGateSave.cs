using Dapper;
using Npgsql;
using Scorecards.Core.Auditing;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>
/// Saves one decision: the lock and one statement, sent together, so that they are one transaction and one round trip, and no lock
/// outlives a node that breaks off. Where something is in the way, another statement says what.
/// </summary>
internal sealed class PostgreSqlGateSave(PostgreSqlDatabase database, GateDecisionSave save)
{
    /// <remarks>
    /// The question comes before the key: when another has the question, the key is left alone, and when another has taken the key
    /// meanwhile, it refuses the whole statement.
    /// </remarks>
    private const string Save =
        $"""
        WITH question AS (
            INSERT INTO gate_questions AS q (key, decision, valid_until)
            SELECT @key, @id, @until
            WHERE {PostgreSqlActing.Version} = @version
                AND NOT EXISTS (SELECT FROM gate_keys WHERE caller = @caller AND value = @value)
                AND (@uses::text IS NULL OR EXISTS (SELECT FROM gate_overrides WHERE id = @uses AND body = @unused))
            ON CONFLICT (key) DO UPDATE SET decision = excluded.decision, valid_until = excluded.valid_until
            WHERE q.decision = @replaces OR q.valid_until <= @at
            RETURNING key),
        made AS (
            INSERT INTO gate_decisions (id, service, environment, decision, at, body)
            SELECT @id, @service, @environment, @decision, @at, @body FROM question
            RETURNING id),
        named AS (
            INSERT INTO gate_keys (caller, value, asked, decision, at)
            SELECT @caller, @value, @asked, id, @at FROM made WHERE @value::text IS NOT NULL),
        audited AS (
            {PostgreSqlAudit.Insert}, made),
        told AS (
            {PostgreSqlEvents.Insert}, made ON CONFLICT (id) DO NOTHING)
        """;

    private const string Keep = $"{Save} SELECT 1 FROM made";

    private const string KeepAndUse =
        $"""
        {Save},
        changed AS (
            UPDATE gate_overrides SET body = @used FROM made WHERE gate_overrides.id = @uses
            RETURNING gate_overrides.id),
        {PostgreSqlActing.Moved}
        {PostgreSqlActing.Notified}
        """;

    private const string Obstacle =
        $"""
        SELECT
            (SELECT d.body FROM gate_keys k JOIN gate_decisions d ON d.id = k.decision WHERE k.caller = @caller AND k.value = @value),
            (SELECT asked FROM gate_keys WHERE caller = @caller AND value = @value),
            {PostgreSqlActing.Version},
            (SELECT d.body FROM gate_questions q JOIN gate_decisions d ON d.id = q.decision
                WHERE q.key = @key AND q.valid_until > @at AND q.decision IS DISTINCT FROM @replaces::text)
        """;

    private readonly GateDecision made = save.Decision;
    private readonly string key = StoredGate.Key(save.Decision.Question.Key);

    public async Task<GateDecisionSaved> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var broken = await OverrideAsync(cancellationToken).ConfigureAwait(false);
            var open = save.Uses is null || broken?.IsOpenAt(made.EvaluatedAt) == true;

            if (open && await KeepAsync(broken, cancellationToken).ConfigureAwait(false))
            {
                return new GateDecisionSaved.Kept();
            }

            if (await ObstacleAsync(cancellationToken).ConfigureAwait(false) is { } obstacle)
            {
                return obstacle;
            }

            if (!open)
            {
                return new GateDecisionSaved.OverrideGone();
            }

            // What was in the way is over: again.
        }
    }

    private async Task<GateOverride?> OverrideAsync(CancellationToken cancellationToken) => save.Uses is { } id
        ? (await database.QueryAsync<string>("SELECT body FROM gate_overrides WHERE id = @id", new { id }, cancellationToken).ConfigureAwait(false))
            .Select(StoredGate.Override).SingleOrDefault()
        : null;

    private async Task<bool> KeepAsync(GateOverride? broken, CancellationToken cancellationToken)
    {
        var used = broken is null ? null : broken with { UsedBy = made.Id };

        try
        {
            return (await database.ChangeLockedAsync<int>(
                used is null ? PostgreSqlActing.LockShared : PostgreSqlActing.Lock,
                used is null ? Keep : KeepAndUse,
                Parameters(broken, used),
                cancellationToken).ConfigureAwait(false)).Count == 1;
        }
        catch (PostgresException error) when (error is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "gate_keys_pkey" })
        {
            return false;
        }
    }

    private async Task<GateDecisionSaved?> ObstacleAsync(CancellationToken cancellationToken)
    {
        var (earlier, asked, version, other) = (await database.QueryAsync<(string?, string?, long, string?)>(
            Obstacle,
            new { caller = save.Key?.Caller, value = save.Key?.Value, key, at = StoredTime.Of(made.EvaluatedAt), replaces = save.Replaces },
            cancellationToken).ConfigureAwait(false))[0];
        return earlier is not null ? new GateDecisionSaved.KeyUsed(StoredGate.Decision(earlier), asked!)
            : version != made.StateVersion ? new GateDecisionSaved.StateMoved()
            : other is not null ? new GateDecisionSaved.Decided(StoredGate.Decision(other))
            : null;
    }

    private DynamicParameters Parameters(GateOverride? broken, GateOverride? used)
    {
        var parameters = new DynamicParameters(new
        {
            key,
            id = made.Id,
            until = StoredTime.Of(made.ValidUntil),
            version = made.StateVersion,
            caller = save.Key?.Caller,
            value = save.Key?.Value,
            asked = save.Key?.BodyDigest,
            uses = save.Uses,
            unused = broken is null ? null : StoredGate.Write(broken),
            used = used is null ? null : StoredGate.Write(used),
            replaces = save.Replaces,
            at = StoredTime.Of(made.EvaluatedAt),
            service = made.Question.Service,
            environment = made.Question.Environment,
            decision = StoredGate.Word(made.Decision),
            body = StoredGate.Write(made),
        });
        IEnumerable<AuditEntry> entries = used is null ? AuditEntries.Decision(made) : [AuditEntries.Use(used, made), .. AuditEntries.Decision(made)];
        return PostgreSqlEvents.With(PostgreSqlAudit.With(parameters, entries), save.Events);
    }
}
