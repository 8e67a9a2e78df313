using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

public sealed class AttributionTests
{
    private static readonly DefinitionSet _definitions = World.Definitions([5, 5, 20, 10, 30, 30]);

    [Theory]
    [InlineData("PPPPPP", "PPPPFP", AttributionKind.Service, "c4", "A+ → C-: c4 went from pass to fail, since facts.it changed", "it")]
    [InlineData("PPPPFP", "PPPPPP", AttributionKind.Service, "c4", "C- → A+: c4 went from fail to pass, since facts.it changed", "it")]
    [InlineData("PPPPPP", "FPPPPP", AttributionKind.Service, "c0", "A+ → D: c0 went from pass to fail, since facts.it changed", "it")]
    [InlineData("PPPPFP", "PPPPNP", AttributionKind.Service, "c4", "C- → A+: c4 went from fail to not applicable")]
    [InlineData("PPPPFN", "PPPPFP", AttributionKind.Service, "c5", "F → C-: c5 went from not applicable to pass")]
    public void A_changed_grade_names_the_check_that_moved_it(string before, string after, AttributionKind kind, string check, string summary, params string[] facts) =>
        Explain(before, after).Should().BeEquivalentTo(new Attribution(kind, check, summary) { Facts = facts });

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
        Explain("PPPPSP", "PPPPPP").Should().BeEquivalentTo(
            new Attribution(AttributionKind.Source, "c4", "U → A+: c4 went from unknown to pass, since facts.it is known again") { Facts = ["it"] });
        Explain("PPPPDP", "PPPPPP")!.Kind.Should().Be(AttributionKind.Definitions);
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

    [Fact]
    public void Only_the_facts_that_differ_are_named()
    {
        var before = World.Evaluate(_definitions, "PPPPPP", null, World.Begin);
        var after = World.Evaluate(_definitions, "PPPPFP", before, World.Begin.AddHours(1));
        var same = before.Facts[before.Outcomes[4].Facts["it"]] with { Query = "other" };
        var (moved, missing) = (same with { Digest = "another" }, same with { Digest = null });

        Attribution? With(params (string Name, FactRecord Before, FactRecord After)[] facts) => Attributing.Explain(
            Looking(before, [.. facts.Select(f => (f.Name, f.Before))]), Looking(after, [.. facts.Select(f => (f.Name, f.After))]));

        With(("a", same, same), ("b", same, moved), ("c", same, missing))!.Summary.Should().EndWith("to fail, since facts.b changed and facts.c is missing");
        With(("a", same, same))!.Summary.Should().EndWith("went from pass to fail");
    }

    /// <summary>The evaluation as if its fifth check had looked at these facts.</summary>
    private static Evaluation Looking(Evaluation evaluation, IReadOnlyList<(string Name, FactRecord Fact)> facts) => evaluation with
    {
        Facts = [.. evaluation.Facts, .. facts.Select(f => f.Fact)],
        Outcomes = [.. evaluation.Outcomes.Select((o, i) => i == 4
            ? o with { Facts = facts.Select((f, n) => (f.Name, Index: evaluation.Facts.Count + n)).ToDictionary(f => f.Name, f => f.Index) }
            : o)],
    };

    private static Attribution? Explain(string before, string after)
    {
        var first = World.Evaluate(_definitions, before, null, World.Begin);
        return Attributing.Explain(first, World.Evaluate(_definitions, after, first, World.Begin.AddHours(1)));
    }
}
