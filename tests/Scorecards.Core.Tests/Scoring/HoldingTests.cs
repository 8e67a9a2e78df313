using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>Single stories of the check c0, a blocker unless said otherwise; the other checks pass, so that the coverage is full.</summary>
public sealed class HoldingTests
{
    private static readonly TimeSpan _grace = TimeSpan.FromHours(72);
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private readonly DefinitionSet _definitions = World.Definitions([5, 0, 0, 0, 95, 0]);
    private readonly List<CheckOutcome> _seen = [];
    private Evaluation? _latest;

    [Theory]
    [InlineData('P', OutcomeKind.Pass)]
    [InlineData('F', OutcomeKind.Fail)]
    [InlineData('N', OutcomeKind.NotApplicable)]
    public void A_source_in_trouble_holds_the_outcome_without_limit(char seen, OutcomeKind held)
    {
        See(TimeSpan.Zero, seen);
        See(TimeSpan.FromDays(400), 'S');

        _seen[1].Should().BeEquivalentTo(new { Outcome = held, Stale = true, UnknownCause = UnknownCause.Source, FactsAt = _seen[0].FactsAt });
        _seen[1].Message.Should().Be("it: no answer");
    }

    [Fact]
    public void A_mistake_in_a_definition_holds_the_outcome_without_limit()
    {
        See(TimeSpan.Zero, 'P');
        See(TimeSpan.FromDays(400), 'D');

        _seen[1].Should().BeEquivalentTo(new { Outcome = OutcomeKind.Pass, Value = 1m, Stale = true, UnknownCause = UnknownCause.Definition });
    }

    [Theory]
    [InlineData('S')]
    [InlineData('D')]
    [InlineData('U')]
    public void With_nothing_to_hold_an_outcome_is_unknown(char cause)
    {
        See(TimeSpan.Zero, cause);
        See(TimeSpan.FromHours(1), cause);

        _seen[1].Should().BeEquivalentTo(new { Outcome = OutcomeKind.Unknown, Stale = false, LastKnown = (LastKnown?)null });
    }

    [Theory]
    [InlineData(-1, OutcomeKind.Pass)]
    [InlineData(0, OutcomeKind.Fail)]
    [InlineData(1, OutcomeKind.Fail)]
    public void What_the_service_itself_hides_is_held_for_72_hours_and_then_fails(int seconds, OutcomeKind outcome)
    {
        See(TimeSpan.Zero, 'P');
        See(TimeSpan.FromHours(100), 'U');
        See(TimeSpan.FromHours(100) + _grace + seconds * _second, 'U');

        _seen[1].Outcome.Should().Be(OutcomeKind.Pass);
        _seen[2].Outcome.Should().Be(outcome);
        _seen[2].Stale.Should().Be(outcome == OutcomeKind.Pass);
        _seen[2].UnknownSince.Should().Be(World.Begin.AddHours(100));
        _seen[2].LastKnown!.Outcome.Should().Be(OutcomeKind.Pass);
    }

    [Theory]
    [InlineData(-1, OutcomeKind.Unknown, Grade.APlus)]
    [InlineData(0, OutcomeKind.Fail, Grade.A)]
    public void Without_a_last_outcome_the_grace_runs_from_first_sight(int seconds, OutcomeKind outcome, Grade grade)
    {
        See(TimeSpan.Zero, 'U');
        See(_grace + seconds * _second, 'U');

        _seen[1].Outcome.Should().Be(outcome);
        _latest!.Primary!.Grade.Should().Be(grade, "5 of 100 weigh little, and such a fail is no cap");
    }

    [Fact]
    public void A_source_in_trouble_neither_stops_the_grace_nor_ends_it()
    {
        See(TimeSpan.Zero, 'P');
        See(TimeSpan.FromHours(1), 'U');
        See(TimeSpan.FromHours(80), 'S');
        See(TimeSpan.FromHours(81), 'U');

        _seen.Select(o => o.Outcome).Should().Equal(OutcomeKind.Pass, OutcomeKind.Pass, OutcomeKind.Pass, OutcomeKind.Fail);
    }

    [Fact]
    public void A_source_in_trouble_does_not_undo_the_end_of_a_grace()
    {
        See(TimeSpan.Zero, 'P');
        See(TimeSpan.FromHours(1), 'U');
        See(TimeSpan.FromHours(73), 'U');
        See(TimeSpan.FromHours(74), 'S');

        _seen[2].Outcome.Should().Be(OutcomeKind.Fail);
        _seen[3].Should().BeEquivalentTo(new { Outcome = OutcomeKind.Fail, Stale = true, UnknownCause = UnknownCause.Source });
    }

    [Fact]
    public void Seeing_it_once_starts_the_grace_anew()
    {
        See(TimeSpan.Zero, 'U');
        See(TimeSpan.FromHours(71), 'P');
        See(TimeSpan.FromHours(72), 'U');
        See(TimeSpan.FromHours(143), 'U');

        _seen[1].UnknownSince.Should().BeNull();
        _seen[3].Outcome.Should().Be(OutcomeKind.Pass);
    }

    [Fact]
    public void The_end_of_a_grace_caps_nothing_unless_the_blocker_was_really_seen_to_fail()
    {
        See(TimeSpan.Zero, 'P');
        See(TimeSpan.FromHours(1), 'U');
        See(TimeSpan.FromHours(100), 'U');
        _latest!.Primary!.CappedBy.Should().BeEmpty();

        See(TimeSpan.FromHours(101), 'F');
        See(TimeSpan.FromHours(102), 'U');
        See(TimeSpan.FromHours(300), 'U');
        _latest!.Primary!.CappedBy.Should().ContainSingle().Which.Reason.Should().Be(CapReason.Blocker);
    }

    [Fact]
    public void A_fail_from_before_the_check_stopped_applying_is_forgotten()
    {
        See(TimeSpan.Zero, 'F');
        See(TimeSpan.FromHours(1), 'N');
        See(TimeSpan.FromHours(2), 'U');
        See(TimeSpan.FromHours(100), 'U');

        _seen[1].LastKnown.Should().BeNull();
        _seen[3].Outcome.Should().Be(OutcomeKind.Fail);
        _latest!.Primary!.CappedBy.Should().BeEmpty();
    }

    [Fact]
    public void A_clock_that_goes_backwards_ends_no_grace()
    {
        See(TimeSpan.FromHours(100), 'P');
        See(TimeSpan.FromHours(101), 'U');
        See(TimeSpan.FromHours(-500), 'U');
        See(TimeSpan.FromHours(172), 'U');

        _seen.Select(o => o.Outcome).Should().Equal(OutcomeKind.Pass, OutcomeKind.Pass, OutcomeKind.Pass, OutcomeKind.Pass);
    }

    [Fact]
    public void The_grace_is_that_of_the_primary_scorecard()
    {
        var card = _definitions.Primary!;
        var definitions = _definitions with
        {
            Scorecards = new Dictionary<string, Scorecard> { [card.Name] = card with { Spec = card.Spec with { Grace = TimeSpan.FromHours(1) } } },
        };

        var first = World.Evaluate(definitions, "UPPPPP", null, World.Begin);
        World.Evaluate(definitions, "UPPPPP", first, World.Begin.AddMinutes(59)).Of(0).Outcome.Should().Be(OutcomeKind.Unknown);
        World.Evaluate(definitions, "UPPPPP", first, World.Begin.AddMinutes(60)).Of(0).Outcome.Should().Be(OutcomeKind.Fail);
    }

    private void See(TimeSpan at, char seen)
    {
        _latest = World.Evaluate(_definitions, seen + "PPPPP", _latest, World.Begin + at);
        _seen.Add(_latest.Of(0));
    }
}
