using FsCheck.Fluent;
using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>What holds of exemptions for any story of a service.</summary>
public sealed class ExemptionProperties
{
    [Fact]
    public void Exempting_a_failing_check_never_lowers_a_score_and_a_grade_only_by_the_rules_for_exempt_blockers_and_coverage() => Properties.Check(Story.Any, story =>
    {
        var (played, last) = (story.Play(), story.Steps[^1]);
        var (before, previous) = (played[^1], played.SkipLast(1).LastOrDefault());
        var failing = Enumerable.Range(0, World.Checks).Where(i => before.Of(i).Outcome == OutcomeKind.Fail && (story.Choice >> i & 1) == 1).ToList();

        var after = World.Evaluate(story.Definitions, last.Seen, previous, story.End, World.Exempt(failing)).Primary!;

        // What is exempt is no longer of the weight that has an outcome, so what is left may be too little to rate a service by.
        return (after.Score is null || after.Score >= before.Primary!.Score)
            && (after.Grade >= before.Primary!.Grade
                || after.Score is null
                || after.CappedBy[0].Reason == CapReason.ExemptBlocker
                || (after.CappedBy[0].Reason == CapReason.Coverage && after.Coverage < before.Primary.Coverage));
    });

    [Fact]
    public void With_every_outcome_known_only_an_exempt_blocker_lowers_a_grade() => Properties.Check(Story.Any, story =>
    {
        var seen = string.Concat(story.Steps[^1].Seen.Select(c => "PFH".Contains(c, StringComparison.Ordinal) ? c : 'P'));
        var before = World.Evaluate(story.Definitions, seen, null, World.Begin);
        var failing = Enumerable.Range(0, World.Checks).Where(i => seen[i] == 'F' && (story.Choice >> i & 1) == 1);

        var after = World.Evaluate(story.Definitions, seen, null, World.Begin, World.Exempt(failing)).Primary!;

        return after.Score is null || after.Grade >= before.Primary!.Grade || after is { CappedBy: [{ Reason: CapReason.ExemptBlocker }, ..] };
    });

    [Fact]
    public void After_an_exemption_all_is_as_if_it_had_never_been() => Properties.Check(Story.Any, story =>
    {
        var (definitions, at) = (story.Definitions, World.Begin);
        var (with, without) = ((Evaluation?)null, (Evaluation?)null);
        var ended = story.Choice % story.Steps.Count;
        for (var i = 0; i < story.Steps.Count; i++)
        {
            at = at.AddMinutes(story.Steps[i].Minutes);
            var exempt = i < ended ? World.Exempt(Enumerable.Range(0, World.Checks).Where(c => (story.Choice >> (c + i) & 1) == 1)) : [];
            with = World.Evaluate(definitions, story.Steps[i].Seen, with, at, exempt);
            without = World.Evaluate(definitions, story.Steps[i].Seen, without, at);
        }

        return with!.Outcomes.Select(Plain).SequenceEqual(without!.Outcomes.Select(Plain)) && Same(with.Primary!, without.Primary!);
    });

    [Fact]
    public void While_an_exemption_lasts_what_the_check_would_say_is_what_it_says_without() => Properties.Check(Story.Any, story =>
    {
        var at = World.Begin;
        var (with, without) = ((Evaluation?)null, (Evaluation?)null);
        foreach (var step in story.Steps)
        {
            at = at.AddMinutes(step.Minutes);
            with = World.Evaluate(story.Definitions, step.Seen, with, at, World.Exempt(Enumerable.Range(0, World.Checks)));
            without = World.Evaluate(story.Definitions, step.Seen, without, at);
            var agree = with.Outcomes.Zip(without.Outcomes).All(pair => pair.Second.Outcome == OutcomeKind.NotApplicable
                ? pair.First is { Outcome: OutcomeKind.NotApplicable, Exempted: null, Exemption: null }
                : pair.First.Outcome == OutcomeKind.Exempt && pair.First.Exemption!.Check == pair.First.Check
                    && pair.First.Exempted == new ExemptedOutcome(pair.Second.Outcome, pair.Second.Value, pair.Second.Message));
            if (!agree)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void The_order_of_exemptions_never_matters() => Properties.Check(Story.Any, story =>
    {
        var exemptions = World.Exempt(Enumerable.Range(0, World.Checks).Where(i => (story.Choice >> i & 1) == 1)).ToList();
        exemptions.AddRange([.. exemptions.Select(e => e with { Id = e.Id + "x", ExpiresAt = e.ExpiresAt.AddDays(story.Choice % 3 - 1) })]);
        var shuffled = exemptions.OrderBy(e => (e.Id.GetHashCode(StringComparison.Ordinal) ^ story.Choice) % 7);

        var a = World.Evaluate(story.Definitions, story.Steps[0].Seen, null, World.Begin, exemptions);
        var b = World.Evaluate(story.Definitions, story.Steps[0].Seen, null, World.Begin, shuffled);

        return a.Exemptions.SequenceEqual(b.Exemptions) && Same(a.Primary!, b.Primary!);
    });

    private static bool Same(ScorecardResult a, ScorecardResult b) =>
        (a.Grade, a.UncappedGrade, a.Score, a.ScoreMin, a.ScoreMax, a.Coverage, a.ExemptShare, a.CappedBy.Count)
        == (b.Grade, b.UncappedGrade, b.Score, b.ScoreMin, b.ScoreMax, b.Coverage, b.ExemptShare, b.CappedBy.Count);

    private static (string, OutcomeKind, decimal, string?, LastKnown?, DateTimeOffset?, bool) Plain(CheckOutcome o) =>
        (o.Check, o.Outcome, o.Value, o.Message, o.LastKnown, o.UnknownSince, o.Stale);
}
