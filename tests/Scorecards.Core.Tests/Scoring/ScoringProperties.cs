using FsCheck.Fluent;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>What holds for any story of a service: the list at the end of the design's chapter on scoring.</summary>
public sealed class ScoringProperties
{
    [Fact]
    public void Fixing_a_check_never_lowers_a_grade() => Properties.Check(Story.Any, story =>
    {
        var (played, last) = (story.Play(), story.Steps[^1]);
        var check = story.Choice % World.Checks;
        var better = World.Evaluate(story.Definitions, Replace(last.Seen, check, 'P'), played.SkipLast(1).LastOrDefault(), story.End);

        return last.Seen[check] == 'N' || better.Primary!.Grade >= played[^1].Primary!.Grade;
    });

    [Fact]
    public void An_outcome_replaced_by_unknown_never_scores_above_the_outcome_recorded_before() => Properties.Check(Story.Any, story =>
    {
        var before = story.Play()[^1];
        var seen = World.Again(before);
        for (var i = 0; i < World.Checks; i++)
        {
            if (IsReal(before.Of(i)) && (story.Choice >> i & 1) == 1)
            {
                seen = Replace(seen, i, "SDU"[(story.Choice >> 2 * i & 3) % 3]);
            }
        }

        var after = World.Evaluate(story.Definitions, seen, before, story.End.AddMinutes(story.Choice % 10_000));

        return after.Primary!.Grade <= before.Primary!.Grade
            && (after.Primary.Score ?? 0) <= (before.Primary.Score ?? 0)
            && Enumerable.Range(0, World.Checks).All(i => after.Of(i).Value <= before.Of(i).Value);
    });

    [Fact]
    public void Unknowns_alone_never_raise_what_an_outcome_counts() => Properties.Check(Story.Any.Zip(Story.Any), pair =>
    {
        var (story, silence) = (pair.Item1, pair.Item2);
        var (evaluation, at) = (story.Play()[^1], story.End);
        var recorded = evaluation;
        foreach (var step in silence.Steps)
        {
            at = at.AddMinutes(step.Minutes);
            evaluation = World.Evaluate(story.Definitions, string.Concat(step.Seen.Select(c => "SDU"[c % 3])), evaluation, at);
            if (Enumerable.Range(0, World.Checks).Any(i => IsReal(recorded.Of(i)) && (!IsReal(evaluation.Of(i)) || evaluation.Of(i).Value > recorded.Of(i).Value)))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void A_source_away_for_an_hour_changes_no_grade() => Properties.Check(Story.Any, story =>
    {
        var before = story.Play()[^1];
        var (evaluation, at) = (before, story.End);
        for (var i = 0; i < 4; i++)
        {
            at = at.AddMinutes(15);
            var away = string.Concat(story.Steps[^1].Seen.Select(c => c == 'N' ? 'N' : 'S'));
            evaluation = World.Evaluate(story.Definitions, away, evaluation, at);
            if (Grades(evaluation) != Grades(before) || evaluation.Primary!.CappedBy.Count != before.Primary!.CappedBy.Count)
            {
                return false;
            }
        }

        // Once it is back, all is as if it had never been away.
        at = at.AddMinutes(15);
        return Grades(World.Evaluate(story.Definitions, story.Steps[^1].Seen, evaluation, at)) == Grades(World.Evaluate(story.Definitions, story.Steps[^1].Seen, before, at));
    });

    [Fact]
    public void The_order_of_checks_never_matters() => Properties.Check(Story.Any, story =>
    {
        var random = new Random(story.Choice);
        var set = story.Definitions;
        var card = set.Primary!;
        var shuffled = set with
        {
            Checks = set.Checks.OrderBy(_ => random.Next()).ToDictionary(),
            Scorecards = new Dictionary<string, Scorecard> { [card.Name] = card with { Checks = [.. card.Checks.OrderBy(_ => random.Next())] } },
        };

        var (a, b, at) = ((Evaluation?)null, (Evaluation?)null, World.Begin);
        foreach (var step in story.Steps)
        {
            at = at.AddMinutes(step.Minutes);
            a = World.Evaluate(set, step.Seen, a, at);
            b = World.Evaluate(shuffled, step.Seen, b, at);
            if (Grades(a) != Grades(b) || !a.Primary!.CappedBy.Select(c => c.Reason).SequenceEqual(b.Primary!.CappedBy.Select(c => c.Reason)))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void The_score_lies_between_its_bounds() => Properties.Check(Story.Any, story => story.Play().Select(e => e.Primary!).All(p =>
        p.ScoreMin is null == p.ScoreMax is null
        && (p.Score is null || (p.ScoreMin <= p.Score && p.Score <= p.ScoreMax))
        && (p.ScoreMin is null || (p.ScoreMin >= 0 && p.ScoreMax <= 100))
        && p.Coverage is >= 0 and <= 100
        && p.Grade <= p.UncappedGrade));

    [Fact]
    public void Whatever_an_unknown_turns_out_to_be_the_score_stays_within_its_interval() => Properties.Check(Story.Any, story =>
    {
        var now = story.Play()[^1];
        var then = now.Outcomes.Select((o, i) => o.Outcome != OutcomeKind.Unknown ? o : (story.Choice >> 2 * i & 3) switch
        {
            0 => o with { Outcome = OutcomeKind.Fail, Value = 0 },
            1 => o with { Outcome = OutcomeKind.Pass, Value = 1 },
            _ => o with { Outcome = OutcomeKind.Partial, Value = 0.5m },
        });
        var result = Tally.Of(story.Definitions.Primary!, then.ToDictionary(o => o.Check));

        return result.Score is null || (now.Primary!.ScoreMin <= result.Score && result.Score <= now.Primary.ScoreMax);
    });

    private static (Grade, decimal?, decimal?, decimal?, decimal) Grades(Evaluation e) =>
        (e.Primary!.Grade, e.Primary.Score, e.Primary.ScoreMin, e.Primary.ScoreMax, e.Primary.Coverage);

    private static bool IsReal(CheckOutcome outcome) => outcome.Outcome is OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial;

    private static string Replace(string seen, int index, char letter) => seen[..index] + letter + seen[(index + 1)..];
}
