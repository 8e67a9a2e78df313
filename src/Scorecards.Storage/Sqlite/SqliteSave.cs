using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Saves one evaluation, inside one write.</summary>
internal sealed class SqliteSave(SqliteSession session, SqliteFeed feed, EvaluationSave save, string body)
{
    private readonly long revision = save.ExpectedRevision + 1;

    public EvaluationSaved? Run()
    {
        if (Advance() is not { } saved)
        {
            return null;
        }

        session.Execute(
            "INSERT INTO latest (service, body) VALUES (@service, @body) ON CONFLICT (service) DO UPDATE SET body = excluded.body",
            ("@service", save.Evaluation.Service), ("@body", body));

        if (save.Append)
        {
            Append();
        }
        else
        {
            Confirm();
        }

        Use();
        SqliteEvents.Add(session, save.Events);
        return saved;
    }

    private EvaluationSaved? Advance() => session.Query(
        """
        UPDATE services
        SET revision = @revision, due_at = min(@due, CASE WHEN declared = @declared THEN @due ELSE coalesce(wanted_at, @again) END),
            evaluated = @declared, wanted_at = NULL, lease_owner = NULL, lease_until = NULL, position = @position
        WHERE id = @id AND revision = @expected
        RETURNING revision, declared <> @declared
        """,
        row => new EvaluationSaved(row.GetInt64(0), row.GetBoolean(1)),
        ("@revision", revision), ("@due", StoredTime.Of(save.DueAt)), ("@position", feed.Next()),
        ("@declared", save.Declared), ("@again", StoredTime.Of(save.Evaluation.ConfirmedUntil + Declared.Settling)),
        ("@id", save.Evaluation.Service), ("@expected", save.ExpectedRevision)).SingleOrDefault();

    private void Append()
    {
        var added = session.Execute(
            """
            INSERT INTO evaluations (id, service, revision, at, confirmed_until, score, grade, definitions, body)
            VALUES (@id, @service, @revision, @at, @until, @score, @grade, @definitions, @body)
            ON CONFLICT (id) DO NOTHING
            """,
            ("@id", save.Evaluation.Id), ("@service", save.Evaluation.Service), ("@revision", revision),
            ("@at", StoredTime.Of(save.Evaluation.At)), ("@until", StoredTime.Of(save.Evaluation.ConfirmedUntil)),
            ("@score", StoredGrade.Score(save.Evaluation)), ("@grade", StoredGrade.Letter(save.Evaluation)),
            ("@definitions", save.Evaluation.DefinitionsDigest), ("@body", body));

        if (added == 0)
        {
            throw new InvalidOperationException($"There is an evaluation {save.Evaluation.Id} already.");
        }

        Follow();
    }

    /// <summary>Ends what a check says no more and begins what it says now, by what is noted and not by the evaluation before: a node of another version may have saved that.</summary>
    private void Follow()
    {
        var at = StoredTime.Of(save.Evaluation.At);
        var noted = session.Query(
            "SELECT check_name, at, outcome FROM outcome_spans WHERE service = @service AND until IS NULL",
            row => (Check: row.GetString(0), At: row.GetInt64(1), Outcome: row.GetString(2)),
            ("@service", save.Evaluation.Service)).ToDictionary(span => span.Check);

        foreach (var outcome in save.Evaluation.Outcomes)
        {
            var said = outcome.Outcome.ToString();

            if (noted.Remove(outcome.Check, out var before) && before.Outcome == said)
            {
                continue;
            }

            if (before.Check is not null)
            {
                End(before.Check, Math.Max(before.At, at));
            }

            session.Execute(
                "INSERT INTO outcome_spans (check_name, service, revision, at, outcome) VALUES (@check, @service, @revision, @at, @outcome)",
                ("@check", outcome.Check), ("@service", save.Evaluation.Service), ("@revision", revision),
                ("@at", Math.Max(before.At, at)), ("@outcome", said));
        }

        foreach (var gone in noted.Values)
        {
            End(gone.Check, Math.Max(gone.At, at));
        }
    }

    private void End(string check, long until) => session.Execute(
        "UPDATE outcome_spans SET until = @until WHERE service = @service AND check_name = @check AND until IS NULL",
        ("@until", until), ("@service", save.Evaluation.Service), ("@check", check));

    private void Confirm()
    {
        var confirmed = session.Execute(
            "UPDATE evaluations SET confirmed_until = max(confirmed_until, @until) WHERE id = @id AND service = @service",
            ("@until", StoredTime.Of(save.Evaluation.ConfirmedUntil)), ("@id", save.Evaluation.Id), ("@service", save.Evaluation.Service));

        if (confirmed == 0)
        {
            throw new InvalidOperationException($"{save.Evaluation.Service} has no evaluation {save.Evaluation.Id} to confirm.");
        }
    }

    private void Use()
    {
        var now = StoredTime.Of(save.Evaluation.ConfirmedUntil);
        var noted = now - StoredContents.NotedEvery.Ticks;

        foreach (var (digest, json) in save.Contents)
        {
            session.Execute(
                """
                INSERT INTO contents (digest, json, used_at) VALUES (@digest, @json, @now)
                ON CONFLICT (digest) DO UPDATE SET used_at = @now WHERE used_at < @noted
                """,
                ("@digest", digest), ("@json", json), ("@now", now), ("@noted", noted));
        }

        foreach (var digest in StoredContents.OnlyNamed(save))
        {
            session.Execute(
                "UPDATE contents SET used_at = @now WHERE digest = @digest AND used_at < @noted",
                ("@digest", digest), ("@now", now), ("@noted", noted));
        }
    }
}
