using System.Text.Json;
using FsCheck.Fluent;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>What is stored is enough to come to the same grade again, and history says what was when.</summary>
public sealed class RecordProperties
{
    /// <summary>Every row of history and every confirmed state between, with definitions that change and a clock that is set back.</summary>
    [Fact]
    public void Every_record_recomputes_to_itself() => Properties.Check(Story.Any, story => Records(story).All(record =>
    {
        var again = Recomputing.Again(record.Definitions, World.Plan(record.Definitions, record.Seen).Service, record.FactsOf(record.Stored), record.Stored, null);

        return Json(again with { At = record.Stored.At, ConfirmedUntil = record.Stored.ConfirmedUntil, Attribution = record.Stored.Attribution }) == Json(record.Stored)
            && RecordComparison.Differences(record.Stored, again).Count == 0;
    }));

    [Fact]
    public void A_record_whose_facts_are_gone_still_gives_its_grade() => Properties.Check(Story.Any, story => Records(story).All(record =>
    {
        var facts = record.FactsOf(record.Stored).Select((f, i) => (story.Choice >> i & 1) == 1 ? null : f).ToList();
        var again = Recomputing.Again(record.Definitions, World.Plan(record.Definitions, record.Seen).Service, facts, record.Stored, null);

        return RecordComparison.Differences(record.Stored, again).Count == 0;
    }));

    [Fact]
    public void A_record_that_was_changed_is_found_out() => Properties.Check(Story.Any, story => Records(story).All(record =>
    {
        var check = story.Choice % World.Checks;
        var changed = record.Stored with
        {
            Outcomes = [.. record.Stored.Outcomes.Select((o, i) => i != check ? o : o with { Outcome = o.Outcome == OutcomeKind.Fail ? OutcomeKind.Pass : OutcomeKind.Fail })],
        };
        var again = Recomputing.Again(record.Definitions, World.Plan(record.Definitions, record.Seen).Service, record.FactsOf(record.Stored), changed, null);

        return RecordComparison.Differences(changed, again).Select(d => (d.Check, d.Field)).SequenceEqual([($"c{check}", "outcome")]);
    }));

    [Fact]
    public void History_is_one_row_after_another_whatever_the_clock_does() => Properties.Check(Story.Any, story =>
    {
        var (definitions, at) = (story.Definitions, World.Begin);
        var rows = new List<Evaluation>();
        foreach (var step in story.Steps)
        {
            at = at.AddMinutes(step.Minutes);
            var next = World.Evaluate(definitions, step.Seen, rows.LastOrDefault(), at);
            var (row, append) = History.Continue(rows.LastOrDefault(), next);
            if (!append)
            {
                rows.RemoveAt(rows.Count - 1);
            }

            rows.Add(row);
        }

        return rows.All(r => r.At <= r.ConfirmedUntil)
            && rows.Zip(rows.Skip(1)).All(pair => pair.First.ConfirmedUntil <= pair.Second.At && pair.First.Id != pair.Second.Id && Result(pair.First) != Result(pair.Second))
            && rows.Zip(rows.Skip(1)).All(pair => (pair.First.Primary!.Grade == pair.Second.Primary!.Grade) == (pair.Second.Attribution is null));
    });

    /// <summary>All that is ever saved while a story is played, as it comes back from a store.</summary>
    private static IEnumerable<Record> Records(Story story)
    {
        var (at, latest) = (World.Begin, (Evaluation?)null);
        foreach (var (step, i) in story.Steps.Select((step, i) => (step, i)))
        {
            at = at.AddMinutes(step.Minutes);
            var definitions = (story.Choice >> i & 1) == 0
                ? World.Definitions(story.Weights) with { Digest = "before" }
                : World.Definitions([.. story.Weights.Reverse()]) with { Digest = "after" };
            var exemptions = World.Exempt(Enumerable.Range(0, World.Checks).Where(c => (story.Choice >> (c + i) & 3) == 3));
            latest = Back(History.Continue(latest, World.Evaluate(definitions, step.Seen, latest, at, exemptions)).Evaluation);
            yield return new Record(definitions, step.Seen, latest, at);
        }
    }

    private static Evaluation Back(Evaluation evaluation) => JsonSerializer.Deserialize(Json(evaluation), ScorecardsJson.Default.Evaluation)!;

    private static string Json(Evaluation evaluation) => JsonSerializer.Serialize(evaluation, ScorecardsJson.Default.Evaluation);

    private static string Result(Evaluation evaluation) =>
        string.Join(',', evaluation.Outcomes.Select(o => $"{o.Outcome} {o.Value}")) + $" {evaluation.Primary!.Score} {evaluation.Primary.Grade}";

    /// <param name="At">When the run was.</param>
    private sealed record Record(DefinitionSet Definitions, string Seen, Evaluation Stored, DateTimeOffset At)
    {
        /// <summary>The facts of the record, from the bodies that were kept when it was saved.</summary>
        public IReadOnlyList<Fact?> FactsOf(Evaluation evaluation)
        {
            var bodies = World.Facts(Seen, At).Values.Select(f => f.Body).OfType<FactBody>().DistinctBy(b => b.Digest).ToDictionary(b => b.Digest, b => b.Json);
            return [.. evaluation.Facts.Select(r => r.Error is { } error
                ? Fact.Failed(error.Cause, error.Message, r.CollectedAt, r.Evidence) with { Took = r.Took }
                : r.Read(bodies[r.Digest!]))];
        }
    }
}
