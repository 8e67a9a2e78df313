using System.Text.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using static Scorecards.Core.Tests.Scoring.Cards;

namespace Scorecards.Core.Tests.Scoring;

public sealed class SteadyGradesTests
{
    // Two blockers of 1% each, two of high severity of 15%, a medium one of 15% and a low one of 53%.
    private static readonly DefinitionSet _definitions = World.Definitions([1, 1, 15, 15, 15, 53]);

    [Theory]
    [InlineData("PPPPPP", Grade.APlus, null)]
    [InlineData("PPFPPP", Grade.APlus, Grade.B)]
    public void The_first_drop_does_not_count_yet(string seen, Grade counts, Grade? then)
    {
        var result = Play((0, "PPPPPP"), (5, seen));

        CountsAt(result, 5).Should().Be(counts);
        (result.SteadyGrade, result.LowerSince).Should().Be(then is null ? (null, null) : (counts, World.Begin.AddMinutes(5)));
        CountsAt(result, 34).Should().Be(counts);
        CountsAt(result, 35).Should().Be(then ?? counts, "it has lasted half an hour");
    }

    [Fact]
    public void The_second_lower_evaluation_in_a_row_counts_at_the_better_of_the_two()
    {
        CountsAt(Play((0, "PPPPPP"), (5, "PPFPPP"), (6, "PPFPPP")), 6).Should().Be(Grade.B);

        var falling = Play((0, "PPPPPP"), (5, "PPFPPP"), (6, "PPFFPP"));
        (CountsAt(falling, 6), CountsAt(falling, 35), CountsAt(falling, 36)).Should().Be((Grade.B, Grade.B, Grade.CMinus), "the rest of the drop was seen once only");
        falling.LowerSince.Should().Be(World.Begin.AddMinutes(6));

        CountsAt(Play((0, "PPPPPP"), (5, "PPFFPP"), (6, "PPFPPP")), 6).Should().Be(Grade.B);
        CountsAt(Play((0, "PPPPPP"), (5, "PPFFPP"), (6, "PPPPPP"), (7, "PPFFPP")), 7).Should().Be(Grade.APlus, "they were not in a row");
    }

    [Fact]
    public void A_rise_counts_at_once()
    {
        var result = Play((0, "PPFFPP"), (5, "PPPPPP"));

        CountsAt(result, 5).Should().Be(Grade.APlus);
        (result.SteadyGrade, result.LowerSince, result.CountedBefore).Should().Be((null, null, null));
    }

    [Fact]
    public void A_failed_blocker_counts_at_once_even_where_the_score_alone_is_as_low()
    {
        CountsAt(Play((0, "PPPPPP"), (5, "FPPPPP")), 5).Should().Be(Grade.D);
        CountsAt(Play((0, "PPPPPP"), (5, "FPPPPF")), 5).Should().Be(Grade.F);
        CountsAt(Play((0, "PPPPPP"), (5, "PPPPPF"), (6, "FPPPPF")), 6).Should().Be(Grade.F);
    }

    [Fact]
    public void What_a_source_in_trouble_cannot_take_back_is_no_second_sight_of_a_drop()
    {
        var held = Play((0, "PPPPPP"), (5, "PPFPPP"), (10, "PPSPPP"), (15, "SSSSSS"));

        (CountsAt(held, 15), CountsAt(held, 34), CountsAt(held, 35)).Should().Be((Grade.APlus, Grade.APlus, Grade.B));
        held.LowerSince.Should().Be(World.Begin.AddMinutes(5));
    }

    [Fact]
    public void A_drop_that_lasted_is_what_the_next_drop_is_measured_by()
    {
        var result = Play((0, "PPPPPP"), (5, "PPFPPP"), (40, "PPFFPP"));

        (CountsAt(result, 40), result.LowerSince).Should().Be((Grade.B, World.Begin.AddMinutes(40)));
    }

    [Fact]
    public void A_clock_set_back_lets_no_drop_count_before_its_time()
    {
        var result = Play((0, "PPPPPP"), (5, "PPFPPP"));

        CountsAt(result, -600).Should().Be(Grade.APlus);
        CountsAt(Play((0, "PPPPPP"), (5, "PPFPPP"), (-600, "PPFPPP")), -600).Should().Be(Grade.B, "it was seen twice");
    }

    [Theory]
    [InlineData(97, Grade.D)]
    [InlineData(66.9, Grade.D)]
    [InlineData(63, Grade.D)]
    [InlineData(62.9, Grade.DMinus)]
    [InlineData(60, Grade.DMinus)]
    [InlineData(59.9, Grade.F)]
    public void Unrated_counts_as_the_grade_at_the_lowest_possible_score_at_best_D(double least, Grade counts)
    {
        var result = Card(1).Tally(Unknown) with { Score = 100, ScoreMin = (decimal)least };

        result.Grade.Should().Be(Grade.U);
        CountsAt(result, 0).Should().Be(counts);
    }

    [Fact]
    public void Other_caps_hold_of_the_unrated_too()
    {
        var card = Card(60, 1, 1, 38);
        var result = card.Tally(Pass, Outcome(OutcomeKind.Fail, severity: Severity.Blocker), Outcome(OutcomeKind.Fail, severity: Severity.Blocker), Unknown);

        (result.Grade, result.ScoreMin).Should().Be((Grade.U, 60m));
        CountsAt(result, 0).Should().Be(Grade.F);
    }

    [Fact]
    public void Never_evaluated_and_nothing_to_rate_count_as_F()
    {
        SteadyGrades.At(null, GradeBands.Default, GateGradesSpec.Default, World.Begin).Should().Be(Grade.F);
        CountsAt(Card(1).Tally(NotApplicable), 0).Should().Be(Grade.F);
    }

    [Fact]
    public void A_record_of_before_says_the_grade_itself_and_a_steady_one_says_no_more_than_it()
    {
        var json = JsonSerializer.Serialize(World.Evaluate(_definitions, "PPPPPP", null, World.Begin), ScorecardsJson.Default.Evaluation);

        json.Should().NotContainAny("steadyGrade", "lowerSince", "countedBefore");
        CountsAt(JsonSerializer.Deserialize(json, ScorecardsJson.Default.Evaluation)!.Primary!, 0).Should().Be(Grade.APlus);
    }

    [Fact]
    public void A_confirmation_counts_as_an_evaluation()
    {
        var first = World.Evaluate(_definitions, "PPPPPP", null, World.Begin);
        var (lower, _) = History.Continue(first, World.Evaluate(_definitions, "PPFPPP", first, World.Begin.AddMinutes(5)));
        var (confirmed, append) = History.Continue(lower, World.Evaluate(_definitions, "PPFPPP", lower, World.Begin.AddMinutes(6)));

        append.Should().BeFalse();
        CountsAt(lower.Primary!, 6).Should().Be(Grade.APlus);
        CountsAt(confirmed.Primary!, 6).Should().Be(Grade.B);
    }

    private static ScorecardResult Play(params (int Minute, string Seen)[] steps) =>
        steps.Aggregate((Evaluation?)null, (previous, step) => World.Evaluate(_definitions, step.Seen, previous, World.Begin.AddMinutes(step.Minute)))!.Primary!;

    private static Grade CountsAt(ScorecardResult result, int minute) =>
        SteadyGrades.At(result, GradeBands.Default, GateGradesSpec.Default, World.Begin.AddMinutes(minute));
}
