using System.Text.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

public sealed class ExemptionTests
{
    private static readonly DefinitionSet _definitions = World.Definitions([5, 5, 20, 10, 30, 30]);

    [Fact]
    public void An_exempt_check_leaves_both_sides_of_the_score_and_says_by_what()
    {
        var exemption = World.Exempt(4).Single();
        var evaluation = World.Evaluate(_definitions, "PPPPFP", null, World.Begin, exemption);

        (evaluation.Primary!.Score, evaluation.Primary.Grade, evaluation.Primary.ExemptShare).Should().Be((100, Grade.APlus, 30));
        evaluation.Of(4).Should().Match<CheckOutcome>(o => o.Outcome == OutcomeKind.Exempt && o.Exemption == exemption && o.Exempted!.Outcome == OutcomeKind.Fail);
        evaluation.Of(4).Message.Should().Be("exempt until 2031-01-01 00:00:00Z, approved by bob: it moves next month");
    }

    [Theory]
    [InlineData("FPPPPP", 0, Grade.D, Grade.A)]
    [InlineData("PPFPPP", 2, Grade.BMinus, Grade.APlus)]
    [InlineData("PPPPPP", 0, Grade.APlus, Grade.A)]
    public void An_exempt_blocker_keeps_a_service_from_the_best_grade(string seen, int check, Grade without, Grade with)
    {
        World.Evaluate(_definitions, seen, null, World.Begin).Primary!.Grade.Should().Be(without);
        World.Evaluate(_definitions, seen, null, World.Begin, World.Exempt(check)).Primary!.Grade.Should().Be(with);
    }

    [Fact]
    public void The_beginning_and_the_end_of_an_exemption_are_what_moved_the_grade()
    {
        var before = World.Evaluate(_definitions, "PPPPFP", null, World.Begin);
        var during = World.Evaluate(_definitions, "PPPPFP", before, World.Begin.AddHours(1), World.Exempt(4));
        var after = World.Evaluate(_definitions, "PPPPFP", during, World.Begin.AddHours(2));

        Attributing.Explain(before, during).Should().BeEquivalentTo(new Attribution(AttributionKind.Exemption, "c4", "C- → A+: c4 went from fail to exempt"));
        Attributing.Explain(during, after).Should().BeEquivalentTo(new Attribution(AttributionKind.Exemption, "c4", "A+ → C-: c4 went from exempt to fail"));
    }

    [Fact]
    public void Another_exemption_of_the_same_check_is_news()
    {
        var first = World.Evaluate(_definitions, "PPPPFP", null, World.Begin, World.Exempt(4));
        var next = World.Evaluate(_definitions, "PPPPFP", first, World.Begin.AddHours(1), World.Exempt(4).Select(e => e with { Id = "other" }));

        History.Continue(first, next).Append.Should().BeTrue();
        History.Continue(first, World.Evaluate(_definitions, "PPPPFP", first, World.Begin.AddHours(1), World.Exempt(4))).Append.Should().BeFalse();
    }

    [Fact]
    public void A_recorded_evaluation_has_its_exemptions_to_be_recomputed_with()
    {
        var evaluation = World.Evaluate(_definitions, "PPNPFP", null, World.Begin, World.Exempt(2, 4));
        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(evaluation, ScorecardsJson.Default.Evaluation), ScorecardsJson.Default.Evaluation)!;

        var again = World.Evaluate(_definitions, "PPNPFP", null, World.Begin, back.Exemptions);

        back.Exemptions.Should().Equal(World.Exempt(4));
        JsonSerializer.Serialize(again, ScorecardsJson.Default.Evaluation).Should().Be(JsonSerializer.Serialize(evaluation, ScorecardsJson.Default.Evaluation));
    }
}
