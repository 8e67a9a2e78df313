using Dapper;
using Scorecards.Core.Auditing;
using Scorecards.Core.Events;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>
/// What people have declared that acts on answers at once. Changes of it take a lock for themselves, decisions share it: so a change
/// waits for the decisions under way, later ones see it, and none is held up by another. An advisory lock, since that is given in
/// the order of asking: a freeze never waits for decisions that came after it.
/// </summary>
internal sealed class PostgreSqlActing(PostgreSqlDatabase database, PostgreSqlListener listener, TimeProvider time)
{
    public const string LockShared = "SELECT 1 FROM pg_advisory_xact_lock_shared('acting_state'::regclass::oid::bigint)";

    public const string Lock = "SELECT 1 FROM pg_advisory_xact_lock('acting_state'::regclass::oid::bigint)";

    public const string Version = "coalesce((SELECT version FROM acting_state), 0)";

    /// <summary>Ends a statement whose rows of <c>changed</c> changed something: wakes all nodes when it commits, and returns that many rows.</summary>
    public const string Notified = $"SELECT 1 FROM changed, pg_notify({PostgreSqlNotifier.Channel}, '{PostgreSqlNotifier.Acting}')";

    /// <summary>Part of a statement whose rows of <c>changed</c> changed something.</summary>
    public const string Moved =
        """
        moved AS (
            INSERT INTO acting_state (id, version) SELECT DISTINCT 1, 1 FROM changed
            ON CONFLICT (id) DO UPDATE SET version = acting_state.version + 1)
        """;

    public async Task<ActingState> StateAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (version, freezes, overrides, appeals) = (await database.QueryAsync<(long, string?, string?, string?)>(
            $"""
            SELECT {Version},
                (SELECT json_agg(body)::text FROM freezes WHERE ends_at IS NULL OR ends_at > @shown),
                (SELECT json_agg(body)::text FROM gate_overrides WHERE requested_at > @shown),
                (SELECT json_agg(body)::text FROM support_appeals WHERE NOT refused AND expires_at > @now)
            """,
            new { shown = StoredTime.Of(now - ActingState.Shown), now = StoredTime.Of(now) },
            cancellationToken).ConfigureAwait(false))[0];
        return StoredGate.State(version, freezes, overrides, appeals);
    }

    public async Task WaitAsync(long version, TimeSpan atMost, CancellationToken cancellationToken)
    {
        // Taken before looking, so that nothing that happens in between is missed.
        var woken = listener.NextActing();

        if ((await database.QueryAsync<long>($"SELECT {Version}", null, cancellationToken).ConfigureAwait(false))[0] != version)
        {
            return;
        }

        try
        {
            await woken.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // As long as the caller wanted to wait.
        }
    }

    /// <summary>Runs a change in one transaction with its audit row and what is told of it; false, with nothing changed, when it returns no row.</summary>
    /// <param name="change">A statement that changes one row and returns something of it.</param>
    public async Task<bool> ChangeAsync(string change, object parameters, AuditEntry entry, OutboxEvent? told, CancellationToken cancellationToken) =>
        (await database.ChangeLockedAsync<int>(
            Lock,
            $"""
            WITH changed AS (
                {change}),
            {Moved},
            audited AS (
                {PostgreSqlAudit.Insert}, changed),
            told AS (
                {PostgreSqlEvents.Insert}, changed ON CONFLICT (id) DO NOTHING)
            {Notified}
            """,
            PostgreSqlEvents.With(PostgreSqlAudit.With(new DynamicParameters(parameters), [entry]), told is null ? [] : [told]),
            cancellationToken).ConfigureAwait(false)).Count == 1;
}
