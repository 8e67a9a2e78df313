using Scorecards.Core.Auditing;
using Scorecards.Core.Events;
using Scorecards.Core.Gates;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>What people have declared that acts on answers at once, and the number that rises with every change of it.</summary>
internal sealed class SqliteActing(SqliteDatabase database, TimeProvider time)
{
    private const string VersionSql = "SELECT coalesce((SELECT version FROM acting_state), 0)";

    private readonly SqliteSignal changed = new();

    /// <summary>Inside a write.</summary>
    public static long Version(SqliteSession session) => session.Scalar<long>(VersionSql);

    /// <summary>Inside a write; <see cref="Tell"/> follows when it is on disk.</summary>
    public static void Move(SqliteSession session) =>
        session.Execute("INSERT INTO acting_state (id, version) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET version = version + 1");

    /// <summary>Wakes who waits for a change that is on disk.</summary>
    public void Tell() => changed.Tell();

    public Task<ActingState> StateAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query(
                $"""
                {VersionSql},
                    (SELECT json_group_array(body) FROM freezes WHERE ends_at IS NULL OR ends_at > @shown),
                    (SELECT json_group_array(body) FROM gate_overrides WHERE requested_at > @shown),
                    (SELECT json_group_array(body) FROM support_appeals WHERE refused = 0 AND expires_at > @now)
                """,
                row => StoredGate.State(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3)),
                ("@shown", StoredTime.Of(now - ActingState.Shown)), ("@now", StoredTime.Of(now)))[0],
            cancellationToken);

    public async Task WaitAsync(long version, TimeSpan atMost, CancellationToken cancellationToken)
    {
        // Taken before looking, so that nothing that happens in between is missed.
        var next = changed.Next();

        if (await database.ReadAsync(Version, cancellationToken).ConfigureAwait(false) != version)
        {
            return;
        }

        try
        {
            await next.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // As long as the caller wanted to wait.
        }
    }

    /// <summary>Runs a change in one transaction with its audit row and what is told of it; false, with nothing changed, when the change says so.</summary>
    public async Task<bool> ChangeAsync(Func<SqliteSession, bool> change, AuditEntry entry, OutboxEvent? told, CancellationToken cancellationToken)
    {
        var done = await database.WriteAsync(
            (session, _) =>
            {
                if (!change(session))
                {
                    return false;
                }

                Move(session);
                SqliteAudit.Add(session, entry);
                SqliteEvents.Add(session, told is null ? [] : [told]);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

        if (done)
        {
            Tell();
        }

        return done;
    }
}
