using Npgsql;
using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Saves one evaluation with one statement, which is one transaction and one round trip.</summary>
internal sealed class PostgreSqlSave(PostgreSqlDatabase database, EvaluationSave save)
{
    private const string Row =
        """
        INSERT INTO evaluations (id, service, revision, at, confirmed_until, score, grade, definitions, body)
        SELECT @evaluation, id, revision, @at, @until, @score, @grade, @definitions, @body FROM moved
        """;

    /// <summary>Ends what a check says no more and begins what it says now, by what is noted and not by the evaluation before: a node of another version may have saved that.</summary>
    private const string Spans =
        """
        ended_spans AS (
            UPDATE outcome_spans o SET until = greatest(o.at, @at)
            FROM moved
            WHERE o.service = moved.id AND o.until IS NULL AND NOT EXISTS (
                SELECT FROM unnest(@checks, @outcomes) AS n (check_name, outcome)
                WHERE n.check_name = o.check_name AND n.outcome = o.outcome)),
        begun_spans AS (
            INSERT INTO outcome_spans (check_name, service, revision, at, outcome)
            SELECT n.check_name, moved.id, moved.revision, greatest(@at, o.at), n.outcome
            FROM moved CROSS JOIN unnest(@checks, @outcomes) AS n (check_name, outcome)
            LEFT JOIN outcome_spans o ON o.service = moved.id AND o.check_name = n.check_name AND o.until IS NULL
            WHERE o.outcome IS DISTINCT FROM n.outcome),
        """;

    private const string Confirmation =
        """
        UPDATE evaluations e SET confirmed_until = greatest(confirmed_until, @until)
        FROM moved WHERE e.id = @evaluation AND e.service = moved.id
        """;

    private static readonly string SaveRow = Statement(Row, Spans);

    private static readonly string SaveConfirmation = Statement(Confirmation, "");

    public async Task<EvaluationSaved?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var saved = await database.ChangeAsync<(long? Revision, bool? DeclaredSince, bool Expected, bool Row)>(
                save.Append ? SaveRow : SaveConfirmation, Parameters(), cancellationToken).ConfigureAwait(false);

            return saved[0] is { Revision: null, Expected: true, Row: false } && !save.Append
                ? throw new InvalidOperationException($"{save.Evaluation.Service} has no evaluation {save.Evaluation.Id} to confirm.")
                : saved[0] is { Revision: { } revision, DeclaredSince: { } declaredSince } ? new EvaluationSaved(revision, declaredSince)
                : null;
        }
        catch (PostgresException error) when (error is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "evaluations_pkey" })
        {
            throw new InvalidOperationException($"There is an evaluation {save.Evaluation.Id} already.", error);
        }
    }

    /// <remarks>
    /// Contents are taken in the order of their digests, so that two saves never wait for each other. Rows that are there are
    /// not locked unless their use must be noted, and not then when another save is about to.
    /// </remarks>
    private static string Statement(string history, string spans) =>
        $"""
        WITH moved AS (
            UPDATE services
            SET revision = revision + 1, due_at = least(@due, CASE WHEN declared <> @declared THEN coalesce(wanted_at, @again) END),
                evaluated = @declared, wanted_at = NULL, lease_owner = NULL, lease_until = NULL, position = DEFAULT
            WHERE id = @service AND revision = @expected
                AND (@append OR EXISTS (SELECT FROM evaluations WHERE id = @evaluation AND service = @service))
            RETURNING id, revision, declared <> @declared AS declared_since),
        latest_body AS (
            INSERT INTO latest (service, body) SELECT id, @body FROM moved
            ON CONFLICT (service) DO UPDATE SET body = excluded.body),
        history AS (
            {history}),
        {spans}
        new_contents AS (
            INSERT INTO contents (digest, json, used_at)
            SELECT c.digest, c.json, @until FROM moved, unnest(@digests, @jsons) AS c (digest, json) ORDER BY c.digest
            ON CONFLICT (digest) DO NOTHING),
        used_contents AS (
            UPDATE contents SET used_at = @until
            WHERE digest IN (
                SELECT c.digest FROM contents c, moved
                WHERE c.digest = ANY(@used) AND c.used_at < @noted
                ORDER BY c.digest FOR UPDATE OF c SKIP LOCKED)),
        new_events AS (
            INSERT INTO events (id, type, subject, at, body)
            SELECT e.id, e.type, e.subject, e.at, e.body
            FROM moved, unnest(@eventIds, @eventTypes, @eventSubjects, @eventTimes, @eventBodies)
                WITH ORDINALITY AS e (id, type, subject, at, body, number)
            ORDER BY e.number
            ON CONFLICT (id) DO NOTHING)
        SELECT (SELECT revision FROM moved), (SELECT declared_since FROM moved),
            EXISTS (SELECT FROM services WHERE id = @service AND revision = @expected),
            EXISTS (SELECT FROM evaluations WHERE id = @evaluation AND service = @service)
        """;

    private object Parameters()
    {
        var until = StoredTime.Of(save.Evaluation.ConfirmedUntil);
        var contents = save.Contents.OrderBy(content => content.Key, StringComparer.Ordinal).ToArray();

        return new
        {
            service = save.Evaluation.Service,
            expected = save.ExpectedRevision,
            append = save.Append,
            due = StoredTime.Of(save.DueAt),
            declared = save.Declared,
            again = StoredTime.Of(save.Evaluation.ConfirmedUntil + Declared.Settling),
            evaluation = save.Evaluation.Id,
            body = StoredEvaluation.Write(save.Evaluation),
            at = StoredTime.Of(save.Evaluation.At),
            until,
            score = StoredGrade.Score(save.Evaluation),
            grade = StoredGrade.Letter(save.Evaluation),
            definitions = save.Evaluation.DefinitionsDigest,
            checks = save.Evaluation.Outcomes.Select(outcome => outcome.Check).ToArray(),
            outcomes = save.Evaluation.Outcomes.Select(outcome => outcome.Outcome.ToString()).ToArray(),
            digests = contents.Select(content => content.Key).ToArray(),
            jsons = contents.Select(content => content.Value).ToArray(),
            used = contents.Select(content => content.Key).Concat(StoredContents.OnlyNamed(save)).ToArray(),
            noted = until - StoredContents.NotedEvery.Ticks,
            eventIds = save.Events.Select(e => e.Id).ToArray(),
            eventTypes = save.Events.Select(e => e.Type).ToArray(),
            eventSubjects = save.Events.Select(e => e.Subject).ToArray(),
            eventTimes = save.Events.Select(e => StoredTime.Of(e.At)).ToArray(),
            eventBodies = save.Events.Select(e => e.Json).ToArray(),
        };
    }
}
