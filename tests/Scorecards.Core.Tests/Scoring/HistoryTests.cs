using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

public sealed class HistoryTests
{
    private static readonly DefinitionSet _definitions = World.Definitions([1, 1, 1, 1, 1, 1]);
    private static readonly Evaluation _first = World.Evaluate(_definitions, "PPPPPF", null, World.Begin);

    [Fact]
    public void The_first_evaluation_is_a_row() => History.Continue(null, _first).Should().Be((_first, true));

    [Fact]
    public void The_same_result_moves_the_end_of_the_row_and_keeps_the_facts_of_today()
    {
        var next = World.Evaluate(_definitions, "PPPPPF", _first, World.Begin.AddMinutes(15));

        var (row, append) = History.Continue(_first with { Attribution = new Attribution(AttributionKind.Service, null, "x") }, next);

        append.Should().BeFalse();
        row.Should().BeEquivalentTo(new { _first.Id, _first.At, ConfirmedUntil = World.Begin.AddMinutes(15), Attribution = new Attribution(AttributionKind.Service, null, "x") });
        row.Facts.Should().OnlyContain(f => f.CollectedAt == World.Begin.AddMinutes(15));
    }

    [Fact]
    public void A_held_outcome_is_the_same_result()
    {
        var next = World.Evaluate(_definitions, "SSSSSS", _first, World.Begin.AddMinutes(15));

        var (row, append) = History.Continue(_first, next);

        append.Should().BeFalse();
        row.Outcomes.Should().OnlyContain(o => o.Stale);
    }

    [Theory]
    [InlineData("PPPPPP")]
    [InlineData("PPPPPH")]
    [InlineData("PPPPFP")]
    [InlineData("PPPPPN")]
    public void A_changed_outcome_is_a_new_row(string seen)
    {
        var next = World.Evaluate(_definitions, seen, _first, World.Begin.AddMinutes(15));

        var (row, append) = History.Continue(_first, next);

        append.Should().BeTrue();
        (row.Id, row.At, row.ConfirmedUntil).Should().Be((next.Id, World.Begin.AddMinutes(15), World.Begin.AddMinutes(15)));
    }

    [Fact]
    public void Other_definitions_or_another_algorithm_are_a_new_row()
    {
        var next = World.Evaluate(_definitions, "PPPPPF", _first, World.Begin.AddMinutes(15));

        History.Continue(_first, next with { DefinitionsDigest = "other" }).Append.Should().BeTrue();
        History.Continue(_first, next with { AlgorithmVersion = 2 }).Append.Should().BeTrue();
    }

    [Fact]
    public void A_clock_set_back_makes_no_row_end_before_it_began()
    {
        var same = World.Evaluate(_definitions, "PPPPPF", _first, World.Begin.AddHours(-1));
        var other = World.Evaluate(_definitions, "PPPPPP", _first, World.Begin.AddHours(-1));

        History.Continue(_first, same).Evaluation.ConfirmedUntil.Should().Be(World.Begin);
        History.Continue(_first, other).Evaluation.Should().BeEquivalentTo(new { At = World.Begin, ConfirmedUntil = World.Begin });
    }
}
