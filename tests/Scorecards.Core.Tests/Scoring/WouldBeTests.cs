using FsCheck.Fluent;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using static Scorecards.Core.Tests.Scoring.Cards;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>Stages: what does not count yet says what the grade would be if it did.</summary>
public sealed class WouldBeTests
{
    [Theory]
    [InlineData(Stage.Preview, false, "F")]
    [InlineData(Stage.Sampled, false, "F")]
    [InlineData(Stage.Sampled, true, null)]
    [InlineData(Stage.Enforced, true, null)]
    [InlineData(Stage.Dark, false, null)]
    public void Only_what_is_in_preview_or_out_of_the_sample_is_foreseen(Stage stage, bool enforced, string? grade)
    {
        var result = Card(1, 1).Tally(Pass, Fail with { Stage = stage, Enforced = enforced });

        result.WouldBeGrade?.Letter().Should().Be(grade);
        result.WouldBeScore.Should().Be(grade is null ? null : 50m);
        result.Score.Should().Be(enforced ? 50m : 100m);
    }

    [Fact]
    public void What_does_not_apply_foresees_nothing() =>
        Card(1, 1).Tally(Pass, NotApplicable with { Stage = Stage.Preview, Enforced = false }).WouldBeGrade.Should().BeNull();

    [Fact]
    public void A_check_that_would_change_nothing_says_so() =>
        Card(1, 1).Tally(Pass, Pass with { Stage = Stage.Preview, Enforced = false }).Should().BeEquivalentTo(new { WouldBeGrade = Grade.APlus, WouldBeScore = 100m });

    [Fact]
    public void Limits_are_foreseen_too() =>
        Card(1000, 1).Tally(Pass, Outcome(OutcomeKind.Fail, severity: Severity.Blocker, enforced: false) with { Stage = Stage.Preview })
            .Should().BeEquivalentTo(new { Grade = Grade.APlus, WouldBeGrade = Grade.D, WouldBeScore = 99.9m });

    [Fact]
    public void A_check_of_another_scorecard_foresees_nothing()
    {
        var outcomes = new Dictionary<string, CheckOutcome>
        {
            ["c0"] = Pass with { Check = "c0" },
            ["elsewhere"] = Fail with { Check = "elsewhere", Stage = Stage.Preview, Enforced = false },
        };

        Core.Scoring.Tally.Of(Card(1), outcomes).WouldBeGrade.Should().BeNull();
    }

    [Fact]
    public void What_is_foreseen_is_what_comes_when_it_is_enforced() => Properties.Check(Story.Any, story =>
    {
        var definitions = story.Definitions;
        var outcomes = story.Play()[^1].Outcomes
            .Select((o, i) => (story.Choice >> i & 1) == 1 ? o with { Enforced = false, Stage = i % 2 == 0 ? Stage.Preview : Stage.Sampled } : o)
            .ToDictionary(o => o.Check);

        var now = Core.Scoring.Tally.Of(definitions.Primary!, outcomes);
        var then = Core.Scoring.Tally.Of(definitions.Primary!, outcomes.ToDictionary(o => o.Key, o => o.Value with { Enforced = true, Stage = Stage.Enforced }));

        var isForeseen = definitions.Primary!.Checks.Any(c => outcomes[c.Check] is { Enforced: false, Outcome: not OutcomeKind.NotApplicable });
        return isForeseen ? (now.WouldBeGrade, now.WouldBeScore) == (then.Grade, then.Score) : (now.WouldBeGrade, now.WouldBeScore) == (null, null);
    });
}
