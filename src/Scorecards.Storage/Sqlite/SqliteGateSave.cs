using Scorecards.Core.Auditing;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Saves one decision, inside one write.</summary>
internal sealed class SqliteGateSave(SqliteSession session, GateDecisionSave save, string body)
{
    private readonly GateDecision made = save.Decision;
    private readonly string key = StoredGate.Key(save.Decision.Question.Key);

    /// <summary>Inside a write: what the key was used for; null when it was not.</summary>
    public static GateDecisionSaved.KeyUsed? Earlier(SqliteSession session, IdempotencyKey named) => session.Query(
        "SELECT d.body, k.asked FROM gate_keys k JOIN gate_decisions d ON d.id = k.decision WHERE k.caller = @caller AND k.value = @value",
        row => new GateDecisionSaved.KeyUsed(StoredGate.Decision(row.GetString(0)), row.GetString(1)),
        ("@caller", named.Caller), ("@value", named.Value)).FirstOrDefault();

    /// <summary>Inside a write.</summary>
    public static void Use(SqliteSession session, IdempotencyKey named, string decisionId, DateTimeOffset at) => session.Execute(
        "INSERT INTO gate_keys (caller, value, asked, decision, at) VALUES (@caller, @value, @asked, @decision, @at)",
        ("@caller", named.Caller), ("@value", named.Value), ("@asked", named.BodyDigest), ("@decision", decisionId), ("@at", StoredTime.Of(at)));

    public GateDecisionSaved Run()
    {
        if (Obstacle() is { } obstacle)
        {
            return obstacle;
        }

        if (save.Uses is { } id)
        {
            if (SqliteOverrides.Find(session, id) is not { } broken || !broken.IsOpenAt(made.EvaluatedAt))
            {
                return new GateDecisionSaved.OverrideGone();
            }

            Use(broken);
        }

        Keep();
        return new GateDecisionSaved.Kept();
    }

    private GateDecisionSaved? Obstacle() =>
        save.Key is { } named && Earlier(session, named) is { } earlier ? earlier
        : SqliteActing.Version(session) != made.StateVersion ? new GateDecisionSaved.StateMoved()
        : Other() is { } other ? new GateDecisionSaved.Decided(other)
        : null;

    private GateDecision? Other() => session.Query(
        """
        SELECT d.body FROM gate_questions q JOIN gate_decisions d ON d.id = q.decision
        WHERE q.key = @key AND q.valid_until > @at AND (@replaces IS NULL OR q.decision <> @replaces)
        """,
        row => StoredGate.Decision(row.GetString(0)),
        ("@key", key), ("@at", StoredTime.Of(made.EvaluatedAt)), ("@replaces", save.Replaces)).FirstOrDefault();

    private void Use(GateOverride broken)
    {
        var used = broken with { UsedBy = made.Id };

        if (!SqliteOverrides.Replace(session, broken, used))
        {
            throw new InvalidOperationException($"The override {broken.Id} is not kept as it is written.");
        }

        SqliteActing.Move(session);
        SqliteAudit.Add(session, AuditEntries.Use(used, made));
    }

    private void Keep()
    {
        session.Execute(
            "INSERT INTO gate_decisions (id, service, environment, decision, at, body) VALUES (@id, @service, @environment, @decision, @at, @body)",
            ("@id", made.Id), ("@service", made.Question.Service), ("@environment", made.Question.Environment),
            ("@decision", StoredGate.Word(made.Decision)), ("@at", StoredTime.Of(made.EvaluatedAt)), ("@body", body));
        session.Execute(
            """
            INSERT INTO gate_questions (key, decision, valid_until) VALUES (@key, @decision, @until)
            ON CONFLICT (key) DO UPDATE SET decision = excluded.decision, valid_until = excluded.valid_until
            """,
            ("@key", key), ("@decision", made.Id), ("@until", StoredTime.Of(made.ValidUntil)));

        if (save.Key is { } named)
        {
            Use(session, named, made.Id, made.EvaluatedAt);
        }

        SqliteAudit.Add(session, [.. AuditEntries.Decision(made)]);
        SqliteEvents.Add(session, save.Events);
    }
}
