using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using static Scorecards.Core.Tests.Scoring.Cards;

namespace Scorecards.Core.Tests.Scoring;

public sealed class TallyTests
{
    [Fact]
    public void The_score_is_the_weight_earned_of_the_weight_that_counts() =>
        Card(10, 4, 6).Tally(Pass, Partial(0.5m), Fail).Should().BeEquivalentTo(new
        {
            Name = "readiness",
            Score = 60.0m,
            ScoreMin = 60.0m,
            ScoreMax = 60.0m,
            Coverage = 100m,
            ExemptShare = 0m,
            Grade = Grade.DMinus,
            UncappedGrade = Grade.DMinus,
        });

    [Fact]
    public void What_does_not_apply_or_is_exempt_leaves_both_sides()
    {
        var result = Card(10, 90, 30).Tally(Pass, NotApplicable, Exempt);

        result.Should().BeEquivalentTo(new { Score = 100m, ScoreMin = 100m, ScoreMax = 100m, Coverage = 100m, ExemptShare = 75m });
    }

    [Fact]
    public void An_unknown_leaves_the_score_and_widens_its_bounds()
    {
        var result = Card(90, 5, 5).Tally(Pass, Fail, Unknown);

        result.Should().BeEquivalentTo(new { Score = 94.7m, ScoreMin = 90.0m, ScoreMax = 95.0m, Coverage = 95.0m, Grade = Grade.A });
    }

    [Theory]
    [InlineData(799, 201, "U")]
    [InlineData(800, 200, "A-")]
    [InlineData(949, 51, "A-")]
    [InlineData(9499, 501, "A-")]
    [InlineData(950, 50, "A+")]
    public void Coverage_decides_whether_a_service_is_rated_and_how_far(int known, int unknown, string grade)
    {
        var result = Card(known, unknown).Tally(Pass, Unknown);

        result.Coverage.Should().Be(decimal.Floor(1000m * known / (known + unknown)) / 10);
        result.Grade.Letter().Should().Be(grade);
        result.UncappedGrade.Should().Be(Grade.APlus);
    }

    [Fact]
    public void Too_little_coverage_is_U_and_never_F()
    {
        var result = Card(79, 21).Tally(Fail, Unknown);

        result.Grade.Should().Be(Grade.U);
        result.UncappedGrade.Should().Be(Grade.F);
        result.CappedBy.Should().ContainSingle().Which.Should().BeEquivalentTo(new Cap(CapReason.Coverage, Grade.U, ["c1"]));
    }

    [Fact]
    public void Coverage_takes_no_notice_of_what_does_not_count() =>
        Card(80, 500, 500, 20).Tally(Pass, NotApplicable, Exempt, Outcome(OutcomeKind.Unknown, enforced: false)).Coverage.Should().Be(100m);

    [Fact]
    public void Without_any_weight_there_is_no_score_and_the_grade_is_U()
    {
        foreach (var result in new[] { Card().Tally(), Card(5).Tally(), Card(5).Tally(NotApplicable), Card(5).Tally(Exempt), Card(5).Tally(Outcome(OutcomeKind.Pass, enforced: false)) })
        {
            result.Should().BeEquivalentTo(new { Score = (decimal?)null, ScoreMin = (decimal?)null, ScoreMax = (decimal?)null, Grade = Grade.U, UncappedGrade = Grade.U });
            result.CappedBy.Should().BeEmpty();
        }
    }

    [Fact]
    public void With_nothing_but_unknowns_the_score_may_be_anything() =>
        Card(5, 5).Tally(Unknown, Unknown).Should().BeEquivalentTo(
            new { Score = (decimal?)null, ScoreMin = 0m, ScoreMax = 100m, Coverage = 0m, Grade = Grade.U, UncappedGrade = Grade.U });

    [Fact]
    public void A_check_that_is_not_enforced_or_did_not_run_is_not_counted()
    {
        Card(1, 9).Tally(Pass, Outcome(OutcomeKind.Fail, enforced: false)).Score.Should().Be(100m);
        Card(1, 9).Tally(Pass).Score.Should().Be(100m);
    }

    [Fact]
    public void Own_bands_and_thresholds_are_used()
    {
        var spec = new ScorecardSpec { Checks = [], Coverage = new CoverageSpec { Rated = 50, Full = 60, PartialCap = Grade.C } };
        var card = Card(spec, 55, 45) with { Bands = new GradeBands([new(Grade.APlus, 50), .. GradeBands.Default.From.Skip(1)]) };

        card.Tally(Pass, Unknown).Grade.Should().Be(Grade.C);
        card.Tally(Pass, Fail).Grade.Should().Be(Grade.APlus);
        (card with { Checks = [new("c0", 49), new("c1", 51)] }).Tally(Pass, Unknown).Grade.Should().Be(Grade.U);
    }
}
