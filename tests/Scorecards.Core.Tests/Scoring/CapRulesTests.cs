using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using static Scorecards.Core.Tests.Scoring.Cards;

namespace Scorecards.Core.Tests.Scoring;

public sealed class CapRulesTests
{
    private static readonly CheckOutcome _failedBlocker = Outcome(OutcomeKind.Fail, severity: Severity.Blocker);
    private static readonly CheckOutcome _failedHigh = Outcome(OutcomeKind.Fail, severity: Severity.High);
    private static readonly CheckOutcome _exemptBlocker = Outcome(OutcomeKind.Exempt, severity: Severity.Blocker);

    [Fact]
    public void One_failed_blocker_leaves_at_most_a_D()
    {
        var result = Card(1000, 1).Tally(Pass, _failedBlocker);

        result.Score.Should().Be(99.9m);
        result.UncappedGrade.Should().Be(Grade.APlus);
        result.Grade.Should().Be(Grade.D);
        result.CappedBy.Should().BeEquivalentTo([new Cap(CapReason.Blocker, Grade.D, ["c1"])]);
    }

    [Fact]
    public void Two_failed_blockers_are_an_F()
    {
        var result = Card(1000, 1, 1).Tally(Pass, _failedBlocker, _failedBlocker);

        result.Grade.Should().Be(Grade.F);
        result.CappedBy.Should().BeEquivalentTo([new Cap(CapReason.Blockers, Grade.F, ["c1", "c2"])]);
    }

    [Fact]
    public void A_failed_high_severity_check_leaves_at_most_an_A() =>
        Card(1000, 1).Tally(Pass, _failedHigh).Should().BeEquivalentTo(
            new { Grade = Grade.A, UncappedGrade = Grade.APlus, CappedBy = new[] { new Cap(CapReason.HighSeverity, Grade.A, ["c1"]) } });

    [Fact]
    public void An_exempt_blocker_leaves_at_most_an_A() =>
        Card(1000, 1).Tally(Pass, _exemptBlocker).Should().BeEquivalentTo(
            new { Grade = Grade.A, UncappedGrade = Grade.APlus, CappedBy = new[] { new Cap(CapReason.ExemptBlocker, Grade.A, ["c1"]) } });

    [Theory]
    [InlineData(Severity.Low, OutcomeKind.Fail)]
    [InlineData(Severity.Medium, OutcomeKind.Fail)]
    [InlineData(Severity.High, OutcomeKind.Partial)]
    [InlineData(Severity.High, OutcomeKind.Exempt)]
    [InlineData(Severity.High, OutcomeKind.NotApplicable)]
    [InlineData(Severity.Blocker, OutcomeKind.NotApplicable)]
    [InlineData(Severity.Blocker, OutcomeKind.Pass)]
    public void Anything_else_caps_nothing(Severity severity, OutcomeKind outcome) =>
        Card(1000, 1).Tally(Pass, Outcome(outcome, severity: severity)).CappedBy.Should().BeEmpty();

    [Fact]
    public void A_blocker_that_is_not_enforced_caps_nothing() =>
        Card(1000, 1).Tally(Pass, _failedBlocker with { Enforced = false }).Grade.Should().Be(Grade.APlus);

    [Fact]
    public void A_blocker_held_after_a_real_fail_still_caps() =>
        Card(1000, 1).Tally(Pass, _failedBlocker with { Stale = true, UnknownCause = Facts.UnknownCause.Source }).Grade.Should().Be(Grade.D);

    [Fact]
    public void A_blocker_that_only_the_end_of_a_grace_failed_counts_in_the_score_and_caps_nothing()
    {
        var result = Card(9, 1).Tally(Pass, Outcome(OutcomeKind.Fail, severity: Severity.Blocker, lastKnown: OutcomeKind.Pass));

        result.Should().BeEquivalentTo(new { Score = 90m, Grade = Grade.AMinus });
        result.CappedBy.Should().BeEmpty();
    }

    [Fact]
    public void The_strictest_of_all_caps_decides_and_all_that_bind_are_told()
    {
        var result = Card(900, 1, 1, 1, 97).Tally(Pass, _failedHigh, _failedBlocker, _exemptBlocker, Unknown);

        result.Grade.Should().Be(Grade.D);
        result.CappedBy.Select(c => (c.Reason, c.Limit)).Should().Equal(
            (CapReason.Blocker, Grade.D), (CapReason.Coverage, Grade.AMinus), (CapReason.HighSeverity, Grade.A), (CapReason.ExemptBlocker, Grade.A));
        result.CappedBy.Select(c => c.Checks.Single()).Should().Equal("c2", "c4", "c1", "c3");
    }

    [Fact]
    public void A_cap_above_the_grade_of_the_score_is_not_told() => Card(40, 60).Tally(Pass, _failedBlocker).CappedBy.Should().BeEmpty();

    [Fact]
    public void Own_caps_are_used()
    {
        var spec = new ScorecardSpec { Checks = [], Caps = new CapsSpec { OneBlocker = Grade.BPlus, MoreBlockers = Grade.C, HighOrExempt = Grade.AMinus } };

        Card(spec, 1000, 1).Tally(Pass, _failedBlocker).Grade.Should().Be(Grade.BPlus);
        Card(spec, 1000, 1, 1).Tally(Pass, _failedBlocker, _failedBlocker).Grade.Should().Be(Grade.C);
        Card(spec, 1000, 1).Tally(Pass, _failedHigh).Grade.Should().Be(Grade.AMinus);
    }
}
