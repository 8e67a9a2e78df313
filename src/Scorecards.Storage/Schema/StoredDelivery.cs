using Scorecards.Core.Events;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Schema;

/// <summary>What the stores have in common about events and deliveries.</summary>
internal static class StoredDelivery
{
    public const string Waiting = "waiting";
    public const string Dead = "dead";

    /// <summary>Events deleted in one transaction, which keeps saves waiting.</summary>
    public const int PurgedTogether = 1000;

    /// <summary>
    /// After so many failures one after the other a success means that the channel was away and is back: what failed meanwhile
    /// is due at once. A single message that the other side refuses again and again does not come this far between successes.
    /// </summary>
    public const int FailuresWhenAway = 3;

    /// <summary>The columns of an event, of the table <c>e</c>.</summary>
    public const string EventColumns = "e.id, e.type, e.subject, e.at, e.body";

    /// <summary>The columns of a delivery, of the tables <c>e</c> and <c>d</c>.</summary>
    public const string Columns = $"{EventColumns}, d.channel, d.due_at AS dueAt, d.attempts, d.attempted_at AS attemptedAt, d.problem";

    /// <summary>Rows of a channel that wait, of which none about the same subject must wait longer and be passed by a later one.</summary>
    public const string Due =
        $"""
        SELECT {Columns} FROM deliveries d JOIN events e ON e.id = d.event
        WHERE d.channel = @channel AND d.state = 'waiting' AND d.due_at <= @now
            AND NOT EXISTS (
                SELECT 1 FROM deliveries p
                WHERE p.channel = d.channel AND p.subject = d.subject AND p.state = 'waiting' AND p.number < d.number AND p.due_at > @now)
        ORDER BY d.number LIMIT @limit
        """;

    public const string ChannelsDue =
        """
        SELECT c.name FROM channels c
        WHERE c.disabled_at IS NULL AND (c.paused_until IS NULL OR c.paused_until <= @now)
            AND EXISTS (SELECT 1 FROM deliveries d WHERE d.channel = c.name AND d.state = 'waiting' AND d.due_at <= @now)
        ORDER BY c.name
        """;

    public const string DeadOnes =
        $"""
        SELECT {Columns} FROM deliveries d JOIN events e ON e.id = d.event
        WHERE d.state = 'dead'
            AND (@channel IS NULL OR d.number < (SELECT b.number FROM deliveries b WHERE b.channel = @channel AND b.event = @event))
        ORDER BY d.number DESC LIMIT @limit
        """;

    public const string Channels =
        """
        SELECT c.name, c.failures, c.paused_until AS pausedUntil, c.disabled_at AS disabledAt, c.delivered_at AS deliveredAt,
            c.failed_at AS failedAt, c.problem,
            (SELECT count(*) FROM deliveries d WHERE d.channel = c.name AND d.state = 'waiting') AS waiting,
            (SELECT min(d.first_due_at) FROM deliveries d
                WHERE d.channel = c.name AND d.state = 'waiting' AND d.first_due_at <= @now) AS overdueSince,
            (SELECT count(*) FROM deliveries d WHERE d.channel = c.name AND d.state = 'dead') AS dead
        FROM channels c ORDER BY c.name
        """;

    public const string Arrived =
        """
        UPDATE channels SET failures = 0, paused_until = NULL, disabled_at = NULL, delivered_at = @at, problem = NULL WHERE name = @channel
        """;

    public const string Back =
        "UPDATE deliveries SET due_at = @at WHERE channel = @channel AND state = 'waiting' AND attempts > 0 AND due_at > @at";

    public const string Failed =
        """
        UPDATE channels SET failures = failures + @fault, failed_at = @at, problem = @problem,
            paused_until = coalesce(@paused, paused_until), disabled_at = coalesce(@disabled, disabled_at)
        WHERE name = @channel
        """;

    public const string Retry =
        """
        UPDATE deliveries SET state = 'waiting', first_due_at = @now, due_at = @now, attempts = 0
        WHERE channel = @channel AND event = @event AND state = 'dead'
        """;

    public const string Enable = "UPDATE channels SET paused_until = NULL, disabled_at = NULL WHERE name = @channel";

    public const string CountDead = "SELECT count(*) FROM deliveries WHERE state = 'dead'";

    public const string HoldLease =
        """
        INSERT INTO leases (name, owner, until) VALUES (@name, @owner, @until)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
        WHERE leases.owner = excluded.owner OR leases.until <= @now
        """;

    public const string ReleaseLease = "DELETE FROM leases WHERE name = @name AND owner = @owner";

    public static long? Time(DateTimeOffset? time) => time is { } at ? StoredTime.Of(at) : null;

    public static DateTimeOffset? Read(long? stored) => stored is { } at ? StoredTime.Read(at) : null;

    public static OutboxEvent Event(string id, string type, string subject, long at, string body) => new(id, type, subject, StoredTime.Read(at), body);

    /// <summary>What a failure changes in the row of its channel.</summary>
    public static (long Fault, long? Paused, long? Disabled) OfChannel(DeliveryFailure failure) => (
        failure.PausedUntil is not null || failure.Disables ? 1 : 0,
        Time(failure.PausedUntil),
        failure.Disables ? StoredTime.Of(failure.At) : null);
}
