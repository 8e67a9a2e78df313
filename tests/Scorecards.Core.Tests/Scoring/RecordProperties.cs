using System.Text.Json;
using FsCheck.Fluent;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>What is stored is enough to come to the same grade again, and history says what was when.</summary>
public sealed class RecordProperties
{
    [Fact]
    public void The_same_record_gives_the_same_evaluation() => Properties.Check(Story.Any, story =>
    {
        var played = story.Play();
        var (evaluation, previous) = (Back(played[^1]), played.Count > 1 ? Back(played[^2]) : null);
        var bodies = World.Facts(story.Steps[^1].Seen, story.End).Values.Select(f => f.Body).OfType<FactBody>().DistinctBy(b => b.Digest).ToDictionary(b => b.Digest, b => b.Json);
        var facts = evaluation.Facts.ToDictionary(r => new FactKey(r.Source, r.Query, r.Arguments), r => FactOf(r, bodies));

        var again = Scorer.Evaluate(World.Plan(story.Definitions, story.Steps[^1].Seen), facts, previous, evaluation.At, evaluation.Id);

        return Json(again) == Json(played[^1]);
    });

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

    private static Fact FactOf(FactRecord record, Dictionary<string, string> bodies)
    {
        if (record.Error is { } error)
        {
            return Fact.Failed(error.Cause, error.Message, record.CollectedAt, record.Evidence);
        }

        using var json = JsonDocument.Parse(bodies[record.Digest!]);
        return Fact.Ok(CelValue.FromJson(json.RootElement), record.CollectedAt, record.Evidence);
    }

    private static Evaluation Back(Evaluation evaluation) => JsonSerializer.Deserialize(Json(evaluation), ScorecardsJson.Default.Evaluation)!;

    private static string Json(Evaluation evaluation) => JsonSerializer.Serialize(evaluation, ScorecardsJson.Default.Evaluation);

    private static string Result(Evaluation evaluation) =>
        string.Join(',', evaluation.Outcomes.Select(o => $"{o.Outcome} {o.Value}")) + $" {evaluation.Primary!.Score} {evaluation.Primary.Grade}";
}
