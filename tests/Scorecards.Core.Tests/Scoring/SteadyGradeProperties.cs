using FsCheck.Fluent;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>What gates go by, for any story of a service.</summary>
public sealed class SteadyGradeProperties
{
    [Fact]
    public void What_counts_is_never_below_the_grade_itself_and_is_it_after_half_an_hour() => Properties.Check(Story.Any, story => story.Play().Select(e => e.Primary!).All(result =>
    {
        var bare = SteadyGrades.Bare(result, GradeBands.Default, GateGradesSpec.Default);
        return bare != Grade.U
            && Enumerable.Range(0, 60).All(minute => At(result, story.End.AddMinutes(minute)) >= bare)
            && (result.LowerSince is not { } since || (At(result, since) == result.SteadyGrade && result.SteadyGrade > bare && At(result, since.AddMinutes(30)) == bare))
            && (result.SteadyGrade is null) == (result.LowerSince is null) && (result.SteadyGrade is null) == (result.CountedBefore is null);
    }));

    [Fact]
    public void What_counts_only_rises_or_stays_on_the_first_sight_of_a_drop_and_falls_to_what_was_seen_at_worst() => Properties.Check(Story.Any, story =>
    {
        var (at, played) = (World.Begin, story.Play());
        for (var i = 0; i < played.Count; i++)
        {
            at = at.AddMinutes(story.Steps[i].Minutes);
            var now = played[i].Primary!;
            var (counts, bare) = (At(now, at), SteadyGrades.Bare(now, GradeBands.Default, GateGradesSpec.Default));
            var fails = played[i].Outcomes.Any(o => o.Severity == Severity.Blocker && o.LastKnown?.Outcome == OutcomeKind.Fail && o.Outcome == OutcomeKind.Fail && now.Checks.Any(c => c.Check == o.Check));
            if (i == 0 || fails ? counts != bare : bare >= At(played[i - 1].Primary!, at) ? counts != bare
                : played[i - 1].Primary!.LowerSince is null && counts != At(played[i - 1].Primary!, at))
            {
                return false;
            }
        }

        return true;
    });

    /// <summary>Whether a check applies is known without any source, so here all of them do.</summary>
    [Fact]
    public void A_source_away_changes_nothing() => Properties.Check(Story.Any, any =>
    {
        var story = any with { Steps = [.. any.Steps.Select(s => s with { Seen = s.Seen.Replace('N', 'P') })] };
        var before = story.Play()[^1];
        var (evaluation, at) = (before, story.End);
        for (var i = 0; i < 6; i++)
        {
            at = at.AddMinutes(1 + story.Choice % 11);
            evaluation = World.Evaluate(story.Definitions, "SSSSSS", evaluation, at);
            if (At(evaluation.Primary!, at) != At(before.Primary!, at))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void The_order_of_checks_never_matters() => Properties.Check(Story.Any, story =>
    {
        var (card, random) = (story.Definitions.Primary!, new Random(story.Choice));
        var shuffled = story.Definitions with { Scorecards = new Dictionary<string, Scorecard> { [card.Name] = card with { Checks = [.. card.Checks.OrderBy(_ => random.Next())] } } };
        var (a, b, at) = ((Evaluation?)null, (Evaluation?)null, World.Begin);
        foreach (var step in story.Steps)
        {
            at = at.AddMinutes(step.Minutes);
            (a, b) = (World.Evaluate(story.Definitions, step.Seen, a, at), World.Evaluate(shuffled, step.Seen, b, at));
        }

        return (a!.Primary!.SteadyGrade, a.Primary.LowerSince, a.Primary.CountedBefore) == (b!.Primary!.SteadyGrade, b.Primary.LowerSince, b.Primary.CountedBefore);
    });

    private static Grade At(ScorecardResult result, DateTimeOffset at) => SteadyGrades.At(result, GradeBands.Default, GateGradesSpec.Default, at);
}
