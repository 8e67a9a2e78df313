using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Text;
using Scorecards.TestSupport;
using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

public sealed class LoadingTests
{
    [Fact]
    public void A_check_has_the_defaults_of_the_design()
    {
        var check = TestDefinitions.Set("apiVersion: scorecards.dev/v1\nkind: Check\nmetadata: { name: a }\nspec: { pass: service.tier > 0, facts: { it: { source: test, query: value } } }").Checks["a"];

        check.Spec.Should().BeEquivalentTo(new { Stage = Stage.Enforced, Severity = Severity.Medium, FreshFor = TimeSpan.FromHours(24), Sample = 10 });
        check.Facts.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "it", Source = "test", Query = "value", Ttl = TimeSpan.FromMinutes(15) });
        (check.Title, check.File, check.Line, check.AppliesTo, check.Message).Should().Be(("a", "1.yaml", 1, null, null));
    }

    [Fact]
    public void A_scorecard_has_the_defaults_of_the_design()
    {
        var card = TestDefinitions.Set(CheckText, ScorecardText).Primary!;

        card.Bands.From.Should().Equal(GradeBands.Default.From);
        card.Checks.Should().Equal(new WeightedCheck("a-check", 1));
        card.Spec.Caps.Should().Be(new CapsSpec { OneBlocker = Grade.D, MoreBlockers = Grade.F, HighOrExempt = Grade.A });
        card.Spec.Coverage.Should().Be(new CoverageSpec { Rated = 80, Full = 95, PartialCap = Grade.AMinus });
        card.Spec.Grace.Should().Be(TimeSpan.FromHours(72));
    }

    [Fact]
    public void Own_bands_take_the_place_of_the_defaults_and_leave_the_others()
    {
        var card = TestDefinitions.Set(CheckText, ScorecardText.Replace("primary: true", "primary: true\n  bands: { A+: 99.5, D-: 50 }", StringComparison.Ordinal)).Primary!;

        card.Bands.Of(99.4m).Should().Be(Grade.A);
        card.Bands.Of(50m).Should().Be(Grade.DMinus);
        card.Bands.Of(93m).Should().Be(Grade.A);
    }

    [Fact]
    public void All_mistakes_of_all_files_come_at_once_and_in_order()
    {
        var problems = Problems(
            ("b.yaml", CheckText.Replace("high", "huge", StringComparison.Ordinal).Replace("source: test", "source: tset", StringComparison.Ordinal)),
            ("a.yaml", "kind: ["),
            ("c.yaml", ScorecardText.Replace("weight: 1", "weight: 0", StringComparison.Ordinal) + "\n---\n" + CheckText.Replace("a-check", "b-check", StringComparison.Ordinal).Replace("facts.it.ok", "oops", StringComparison.Ordinal)));

        problems.Select(p => p.Split(": ")[0]).Should().Equal("a.yaml:1:8", "b.yaml:6:13", "b.yaml:8:19", "c.yaml:8:33", "c.yaml:18:9");
    }

    [Fact]
    public void A_check_with_mistakes_is_there_for_the_scorecard_that_lists_it()
    {
        Problems(("a.yaml", CheckText.Replace("high", "huge", StringComparison.Ordinal)), ("b.yaml", ScorecardText)).Should().ContainSingle();
        Problems(("a.yaml", CheckText.Replace("  pass: facts.it.ok\n", "", StringComparison.Ordinal)), ("b.yaml", ScorecardText)).Should().ContainSingle();
        Problems(("a.yaml", CheckText.Replace("facts.it.ok", "oops", StringComparison.Ordinal)), ("b.yaml", ScorecardText)).Should().ContainSingle();
    }

    [Fact]
    public void A_name_is_used_once_within_its_kind() =>
        Problems(("a.yaml", CheckText), ("b.yaml", CheckText), ("c.yaml", ScorecardText.Replace("a-card", "a-check", StringComparison.Ordinal)))
            .Should().Equal("b.yaml:4:9: the Check 'a-check' is there twice, first in a.yaml:4 (rename or remove one of the two)");

    [Fact]
    public void With_any_mistake_there_is_no_set_and_with_warnings_there_is()
    {
        TestDefinitions.Load(CheckText, "nonsense").Set.Should().BeNull();

        var warned = TestDefinitions.Load(CheckText.Replace("severity: high", "stage: draft", StringComparison.Ordinal), ScorecardText);
        warned.Set!.Warnings.Should().Equal(warned.Problems).And.ContainSingle();
    }

    [Fact]
    public void A_source_that_chooses_among_others_is_configured_when_one_of_them_is()
    {
        var chosen = CheckText.Replace("source: test, query: value", "source: any", StringComparison.Ordinal);

        TestDefinitions.Set(chosen).Checks["a-check"].MissingSources.Should().Equal("any");
        TestDefinitions.Set(chosen, SourceText).Checks["a-check"].MissingSources.Should().BeEmpty();
    }

    [Fact]
    public void A_fact_without_a_query_asks_the_one_its_source_has_for_that()
    {
        TestDefinitions.Set(CheckText.Replace("source: test, query: value", "source: any", StringComparison.Ordinal)).Checks["a-check"].Facts.Should().ContainSingle()
            .Which.Query.Should().Be("value");

        var without = TestDefinitions.Load(CheckText.Replace("source: test, query: value", "source: test", StringComparison.Ordinal)).Problems.Should().ContainSingle(p => !p.IsWarning).Subject;
        without.Message.Should().Be("the fact needs 'query', what the source 'test' is asked");
        without.Hint.Should().Contain("value");
    }

    [Fact]
    public void A_check_whose_source_is_shipped_but_not_configured_does_not_apply()
    {
        var remote = CheckText.Replace("source: test", "source: remote", StringComparison.Ordinal);
        var service = ServiceValue.Of(new Service { Id = "a", Name = "a" });

        var check = TestDefinitions.Set(remote).Checks["a-check"];
        check.MissingSources.Should().Equal("remote");
        check.Applies(service).Should().Be(Observation.NotApplicable("source not configured: remote"));

        TestDefinitions.Set(remote, SourceText.Replace("a-source", "remote", StringComparison.Ordinal)).Checks["a-check"].Applies(service).Should().BeNull();
    }

    [Fact]
    public void The_digest_is_that_of_the_texts_in_the_order_of_their_paths()
    {
        DefinitionSet Load(params (string Path, string Text)[] files) =>
            DefinitionLoader.Load(files.Select(f => new DefinitionDocument(f.Path, f.Text)), TestDefinitions.Kinds).Set!;

        var set = Load(("b", ScorecardText), ("a", CheckText));

        set.Digest.Should().Be(Content.Digest($"{CheckText}\0{ScorecardText}"));
        set.Documents.Select(d => d.Path).Should().Equal("a", "b");
        Load(("a", CheckText), ("b", ScorecardText)).Digest.Should().Be(set.Digest);
        Load(("a", CheckText), ("b", ScorecardText + "\n")).Digest.Should().NotBe(set.Digest);
    }

    [Fact]
    public void No_files_are_an_empty_set()
    {
        var result = DefinitionLoader.Load([], TestDefinitions.Kinds);

        result.Problems.Should().BeEmpty();
        result.Set!.Checks.Should().BeEmpty();
        result.Set.Primary.Should().BeNull();
    }
}
