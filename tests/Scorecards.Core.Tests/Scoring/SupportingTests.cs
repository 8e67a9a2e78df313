using System.Text.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Core.Tests.Support;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>The standing with support that evaluations carry.</summary>
public sealed class SupportingTests
{
    private static readonly DefinitionSet _definitions = World.Definitions([1, 1, 1, 1, 1, 5]) with { SupportPolicy = SupportCases.Shipped };

    [Fact]
    public void The_standing_goes_from_run_to_run_and_the_grace_is_kept_over_a_clock_set_back()
    {
        var good = Run("PPPPPP", null, 0);
        var bad = Run("FFPPPP", good, 24);
        var back = Run("FFPPPF", bad, 12);

        (good.Support!.Level, good.Support.Since).Should().Be(("business-hours", World.Begin));
        (bad.Support!.Level, bad.Support.Since, bad.Support.GraceUntil).Should().Be(("none", World.Begin.AddDays(1), World.Begin.AddDays(15)));
        back.Support!.GraceUntil.Should().Be(World.Begin.AddDays(15));
    }

    [Fact]
    public void A_fall_on_a_clock_set_back_begins_no_earlier_than_the_run_before()
    {
        var good = Run("PPPPPP", null, 24);

        Run("FFPPPP", good, 0).Support!.Since.Should().Be(World.Begin.AddDays(1));
    }

    [Fact]
    public void One_bad_run_costs_no_support_before_another_confirms_it()
    {
        var good = Run("PPPPPP", null, 0);
        var (bad, _) = History.Continue(good, Run("PPPPHF", good, 1));
        var (again, append) = History.Continue(bad, Run("PPPPHF", bad, 2));

        (bad.Primary!.Grade, bad.Support!.Level).Should().Be((Grade.F, "business-hours"));
        (again.Support!.Level, again.Support.Since, append).Should().Be(("none", World.Begin.AddHours(2), true));
    }

    [Fact]
    public void Without_a_policy_nothing_is_said() =>
        World.Evaluate(World.Definitions([1, 1, 1, 1, 1, 1]), "PPPPPP", null, World.Begin).Support.Should().BeNull();

    [Theory]
    [InlineData("UUUUPU", "none")]
    [InlineData("UPPPPP", "advice")]
    public void Unrated_counts_as_the_grade_at_its_lowest_score_and_at_best_as_D(string seen, string level)
    {
        var definitions = World.Definitions([5, 1, 1, 1, 8, 4]) with { SupportPolicy = SupportCases.Shipped };

        var evaluation = World.Evaluate(definitions, seen, null, World.Begin);

        evaluation.Primary!.Grade.Should().Be(Grade.U);
        evaluation.Support!.Level.Should().Be(level);
    }

    [Fact]
    public void Another_level_is_a_row_of_history_even_when_no_outcome_changed()
    {
        var first = Run("PPPPPP", null, 0);
        var critical = _definitions with { SupportPolicy = _definitions.SupportPolicy! with { Rules = [.. _definitions.SupportPolicy.Rules.Skip(4)] } };
        var next = World.Evaluate(critical, "PPPPPP", first, World.Begin.AddHours(1));

        History.Continue(first, next).Append.Should().BeTrue();
        History.Continue(first, Run("PPPPPP", first, 1)).Append.Should().BeFalse();
        History.Continue(first with { Support = null }, Run("PPPPPP", first, 1)).Append.Should().BeFalse("that nothing was said before is no change");
    }

    [Theory]
    [InlineData("PPPPPP", "FFPPPP", "PPPPPP")]
    [InlineData("FFPPPP", "PPPPPP", "PPFPPP")]
    [InlineData("PPPPPP", "PPPPPP", "FFFFFF")]
    public void Every_run_comes_out_the_same_when_it_is_computed_again(params string[] seen)
    {
        Evaluation? previous = null;
        for (var i = 0; i < seen.Length; i++)
        {
            var (evaluation, _) = History.Continue(previous, Run(seen[i], previous, i == 1 ? -3 : i));
            var service = World.Plan(_definitions, seen[i]).Service;
            var facts = World.Facts(seen[i], evaluation.RanAt!.Value);
            IReadOnlyList<Fact?> bodies = [.. evaluation.Facts.Select(f => facts.GetValueOrDefault(new FactKey(f.Source, f.Query, f.Arguments)))];

            // As the row is read when it was confirmed since.
            var row = evaluation with { ConfirmedUntil = evaluation.ConfirmedUntil.AddDays(3) };
            var again = Recomputing.Again(_definitions, service, bodies, row, null);

            RecordComparison.Differences(row, again).Should().BeEmpty();
            var forged = row with { Support = row.Support! with { GraceUntil = World.Begin.AddYears(1), Level = "full" } };
            RecordComparison.Differences(forged, Recomputing.Again(_definitions, service, bodies, forged, null)).Should().ContainSingle(d => d.Field == "support" && d.Check == null);
            previous = evaluation;
        }
    }

    [Fact]
    public void It_is_read_from_the_record_as_it_was_written()
    {
        var fallen = Run("FFPPPP", Run("PPPPPP", null, 0), 24);

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(fallen, ScorecardsJson.Default.Evaluation), ScorecardsJson.Default.Evaluation)!;

        read.Support.Should().Be(fallen.Support);
        fallen.Support!.Before.Should().NotBeNull();
    }

    private static Evaluation Run(string seen, Evaluation? previous, int hours) =>
        World.Evaluate(_definitions, seen, previous, World.Begin.AddHours(hours));
}
