using System.Globalization;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>
/// Has the database itself write down every save, in the transaction of the save: whatever processes claim or forget, this is
/// what happened. Reads it at the end.
/// </summary>
/// <param name="database">Its name on the server.</param>
public sealed class StoreObserver(PostgreSqlServer server, string database)
{
    private const string Install =
        """
        CREATE TABLE observed (
            number bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
            service text NOT NULL, saved boolean NOT NULL, revision bigint NOT NULL, was_due bigint, due bigint NOT NULL);
        CREATE FUNCTION observe() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO observed (service, saved, revision, was_due, due) VALUES (
                NEW.id, TG_OP = 'UPDATE' AND NEW.revision <> OLD.revision, NEW.revision, CASE WHEN TG_OP = 'UPDATE' THEN OLD.due_at END, NEW.due_at);
            RETURN NULL;
        END $$;
        CREATE TRIGGER observe_new AFTER INSERT ON services FOR EACH ROW EXECUTE FUNCTION observe();
        CREATE TRIGGER observe_change AFTER UPDATE ON services FOR EACH ROW
            WHEN (NEW.revision <> OLD.revision OR NEW.due_at <> OLD.due_at) EXECUTE FUNCTION observe();
        """;

    /// <summary>Pushed facts, and the observation that the latest evaluation of their service went by.</summary>
    private const string Facts =
        """
        SELECT p.service, p.at, (
            SELECT max((extract(epoch FROM (f->>'collectedAt')::timestamptz) * 10000000)::bigint)
            FROM latest l, jsonb_array_elements(l.body::jsonb->'facts') f
            WHERE l.service = p.service AND f->>'source' = 'pushed' AND f->>'digest' IS NOT NULL) AS evaluated
        FROM pushed_facts p
        """;

    /// <summary>Changes of a grade, and the events there are: in one statement, so that neither is newer than the other.</summary>
    private const string Events =
        """
        SELECT 'moved', service, id FROM (
            SELECT service, id, grade, lag(grade) OVER (PARTITION BY service ORDER BY revision) AS before FROM evaluations) e
        WHERE grade <> before
        UNION ALL SELECT 'event', type, id FROM events
        """;

    private const string Decisions =
        """
        SELECT d.id, d.environment, d.at, d.decision, (SELECT count(*) FROM audit a WHERE a.action = 'decision.made' AND a.body::jsonb ->> 'id' = d.id)
        FROM gate_decisions d
        """;

    /// <summary>Before the first service is stored; the schema must be there.</summary>
    public Task InstallAsync() => server.QueryAsync(Install, database);

    /// <summary>How many services have been saved since.</summary>
    public async Task<int> SavedSinceAsync(DateTimeOffset at) => int.Parse(
        (await server.QueryAsync($"SELECT count(DISTINCT service) FROM observed WHERE saved AND at > '{at:O}'", database))[0], CultureInfo.InvariantCulture);

    /// <summary>How many pushed facts no latest evaluation has looked at.</summary>
    public async Task<int> UnseenFactsAsync() => int.Parse(
        (await server.QueryAsync($"SELECT count(*) FROM ({Facts}) f WHERE evaluated IS DISTINCT FROM at", database))[0], CultureInfo.InvariantCulture);

    /// <summary>Adds what happened, and what is kept, to the history.</summary>
    public async Task ReadAsync(HistoryFile history)
    {
        foreach (var row in await RowsAsync($"SELECT {Ticks("at")}, service, saved, revision, was_due, due FROM observed ORDER BY number"))
        {
            var (at, service, due) = (Time(row[0]), row[1], Time(row[5]));
            history.Add(row[2] == "t"
                ? new Saved(at, service, long.Parse(row[3], CultureInfo.InvariantCulture), Time(row[4]), due)
                : new Scheduled(at, service, due));
        }

        var now = DateTimeOffset.UtcNow;
        foreach (var row in await RowsAsync("SELECT service, id, confirmed_until FROM evaluations"))
        {
            history.Add(new EvaluationKept(now, row[0], row[1], Time(row[2])));
        }

        foreach (var row in await RowsAsync($"SELECT service, at, evaluated FROM ({Facts}) f"))
        {
            history.Add(new FactKept(now, row[0], Time(row[1]), row[2].Length == 0 ? null : Time(row[2])));
        }

        foreach (var row in await RowsAsync(Events))
        {
            history.Add(row[0] == "moved" ? new GradeMoved(now, row[1], row[2]) : new EventKept(now, row[2], row[1]));
        }

        foreach (var row in await RowsAsync(Decisions))
        {
            history.Add(new DecisionKept(now, row[0], row[1], Time(row[2]), row[3], int.Parse(row[4], CultureInfo.InvariantCulture)));
        }

        foreach (var row in await RowsAsync("SELECT name, revoked_at IS NOT NULL FROM tokens"))
        {
            history.Add(new TokenKept(now, row[0], row[1] == "t"));
        }
    }

    private async Task<IEnumerable<string[]>> RowsAsync(string sql) => (await server.QueryAsync(sql, database)).Select(row => row.Split('|'));

    private static string Ticks(string column) => $"(extract(epoch FROM {column}) * 10000000)::bigint";

    /// <summary>The store's times: units of 100 ns since 1970.</summary>
    private static DateTimeOffset Time(string ticks) => DateTimeOffset.UnixEpoch.AddTicks(long.Parse(ticks, CultureInfo.InvariantCulture));
}
