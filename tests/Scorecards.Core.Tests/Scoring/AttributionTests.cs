using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

public sealed class AttributionTests
{
    private static readonly DefinitionSet _definitions = World.Definitions([5, 5, 20, 10, 30, 30]);

    [Theory]
    [InlineData("PPPPPP", "PPPPFP", AttributionKind.Service, "c4", "A+ → C-: c4 went from pass to fail")]
    [InlineData("PPPPFP", "PPPPPP", AttributionKind.Service, "c4", "C- → A+: c4 went from fail to pass")]
    [InlineData("PPPPPP", "FPPPPP", AttributionKind.Service, "c0", "A+ → D: c0 went from pass to fail")]
    [InlineData("PPPPFP", "PPPPNP", AttributionKind.Service, "c4", "C- → A+: c4 went from fail to not applicable")]
    [InlineData("PPPPFN", "PPPPFP", AttributionKind.Service, "c5", "F → C-: c5 went from not applicable to pass")]
    public void A_changed_grade_names_the_check_that_moved_it(string before, string after, AttributionKind kind, string check, string summary) =>
        Explain(before, after).Should().Be(new Attribution(kind, check, summary));

    [Theory]
    [InlineData("PPPFPF", "PPPPFF", "c4", "what pulled the grade down is named, not what pulled it up")]
    [InlineData("FPPPPP", "PPPPFP", "c0", "the blocker's end weighs more than a lost medium check")]
    [InlineData("PPPPPP", "PPFFPP", "c2", "the heavier of two")]
    [InlineData("PPPPPP", "FPPPFP", "c0", "a blocker before all")]
    public void Of_several_moves_the_one_that_pulled_hardest_is_named(string before, string after, string check, string why) =>
        Explain(before, after)!.Check.Should().Be(check, why);

    [Fact]
    public void A_source_that_keeps_a_service_from_being_rated_is_named_when_it_comes_back()
    {
        Explain("PPPPSP", "PPPPPP").Should().Be(new Attribution(AttributionKind.Source, "c4", "U → A+: c4 went from unknown to pass"));
        Explain("PPPPDP", "PPPPPP").Should().Be(new Attribution(AttributionKind.Definitions, "c4", "U → A+: c4 went from unknown to pass"));
    }

    [Fact]
    public void Other_definitions_are_the_reason_whatever_else_changed()
    {
        var before = World.Evaluate(_definitions, "PPPPPP", null, World.Begin);
        var after = World.Evaluate(_definitions with { Digest = "other" }, "PPPPFP", before, World.Begin.AddHours(1));

        Attributing.Explain(before, after).Should().Be(new Attribution(AttributionKind.Definitions, "c4", "A+ → C-: the definitions changed"));
    }

    [Fact]
    public void A_service_that_leaves_the_scorecard_changed_itself()
    {
        var before = World.Evaluate(_definitions, "PPPPPP", null, World.Begin);

        Attributing.Explain(before, before with { Scorecards = [] }).Should().Be(new Attribution(AttributionKind.Service, null, "A+ → U: what applies to the service changed"));
    }

    [Theory]
    [InlineData("PPPPPP", "PPPPPP")]
    [InlineData("NNNNNN", "SSSSSS")]
    [InlineData("FFPPPP", "FFPPPF")]
    public void The_same_grade_needs_no_reason(string before, string after) => Explain(before, after).Should().BeNull();

    [Fact]
    public void No_scorecard_and_an_unrated_service_are_the_same_grade()
    {
        var unrated = World.Evaluate(_definitions, "NNNNNN", null, World.Begin);

        Attributing.Explain(unrated, unrated with { Scorecards = [] }).Should().BeNull();
    }

    private static Attribution? Explain(string before, string after)
    {
        var first = World.Evaluate(_definitions, before, null, World.Begin);
        return Attributing.Explain(first, World.Evaluate(_definitions, after, first, World.Begin.AddHours(1)));
    }
}
