using static Scorecards.Core.Tests.Catalog.CatalogTesting;

namespace Scorecards.Core.Tests.Catalog;

public sealed class CatalogMistakesTests
{
    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("ä")]
    [InlineData("'a:b'")]
    [InlineData("../../etc")]
    public void A_name_that_cannot_be_one_is_a_mistake_at_its_place(string name)
    {
        var file = Read(Component("ok") + "---\n" + Component(name));

        file.Services.Should().ContainSingle().Which.Id.Should().Be("ok");
        var problem = file.Problems.Should().ContainSingle().Which;
        (problem.Line, problem.IsWarning).Should().Be((11, false), "a service that is not read must not be taken for one that is gone");
        problem.Message.Should().Be($"'{name.Trim('\'')}' cannot be the name of an entity");
        problem.Hint.Should().Be("use letters, digits, and - _ . between them");
    }

    [Fact]
    public void A_name_may_have_200_characters_and_no_more()
    {
        Read(Component(new string('a', 200))).Services.Should().ContainSingle();
        Read(Component(new string('a', 201))).Problems.Should().ContainSingle().Which.Message.Should().HaveLength("'' cannot be the name of an entity".Length + 61);
    }

    [Fact]
    public void A_bad_namespace_is_told_apart_from_a_bad_name() =>
        Read(Component(metadata: "namespace: my space")).Problems.Should().ContainSingle().Which.ToString()
            .Should().Be("catalog-info.yaml:4:9: 'my space' cannot be a namespace (use letters, digits, and - _ . between them)");

    [Theory]
    [InlineData("kind: Component\nspec: { type: service }", "catalog-info.yaml:1:1: an entity needs metadata.name (use letters, digits, and - _ . between them)")]
    [InlineData("kind: Component\nmetadata: { name: }", "catalog-info.yaml:2:19: an entity needs metadata.name (use letters, digits, and - _ . between them)")]
    [InlineData("kind: Component\nmetadata: { name: [a] }", "catalog-info.yaml:2:19: an entity needs metadata.name (use letters, digits, and - _ . between them)")]
    [InlineData("metadata: { name: a }", "catalog-info.yaml:1:1: an entity needs 'kind' (such as kind: Component)")]
    [InlineData("- a", "catalog-info.yaml:1:1: an entity must be a map, not a list (begin it with 'apiVersion: backstage.io/v1alpha1')")]
    [InlineData("hello", "catalog-info.yaml:1:1: an entity must be a map, not the text 'hello' (begin it with 'apiVersion: backstage.io/v1alpha1')")]
    public void A_document_that_is_no_entity_is_a_mistake(string text, string problem) =>
        Read(text).Problems.Select(p => p.ToString()).Should().Equal(problem);

    [Theory]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("high")]
    [InlineData("99999999999")]
    public void A_tier_that_is_none_is_a_warning_and_tier_3_is_used(string tier)
    {
        var file = Read(Component(metadata: $"annotations: {{ scorecards.dev/tier: '{tier}' }}"));

        file.Services.Should().ContainSingle().Which.Tier.Should().Be(3);
        file.Problems.Select(p => p.ToString()).Should().Equal(
            $"catalog-info.yaml:4:9: warning: the tier '{tier}' is not one of 1, 2, 3, 4, so tier 3 is used (set the annotation scorecards.dev/tier to a number from 1 to 4)");
    }

    [Fact]
    public void A_person_is_no_team()
    {
        var file = Read(Component(spec: "owner: user:default/jane"));

        file.Services.Should().ContainSingle().Which.Team.Should().BeNull();
        file.Problems.Select(p => p.ToString()).Should().Equal(
            "catalog-info.yaml:4:9: warning: the owner is a person, so the service has no team (name a group as spec.owner)");
    }

    [Theory]
    [InlineData("owner: Team A", "Team A")]
    [InlineData("system: a/b/c", "a/b/c")]
    [InlineData("dependsOn: ['component:', component:ok]", "component:")]
    public void A_reference_that_is_none_is_a_warning_and_the_service_is_kept(string spec, string text)
    {
        var file = Read(Component(spec: spec));

        file.Services.Should().ContainSingle();
        file.Problems.Select(p => p.ToString()).Should().Equal(
            $"catalog-info.yaml:4:9: warning: '{text}' is not a reference to an entity (write it as [kind:][namespace/]name)");
    }

    [Fact]
    public void A_mistake_in_one_document_loses_no_other() =>
        Read("- a\n---\n" + Component("a") + "---\nkind: Component\n---\n" + Component("b")).Services.Select(s => s.Id).Should().Equal("a", "b");

    [Fact]
    public void Broken_YAML_is_one_mistake() =>
        Read(Component() + "---\na: [").Problems.Should().ContainSingle().Which.IsWarning.Should().BeFalse();

    [Theory]
    [InlineData("metadata: 5\nkind: Component")]
    [InlineData("kind: Component\nmetadata: { name: a, annotations: [], labels: x, tags: { a: b }, title: [], description: {} }\nspec: []\nrelations: {}")]
    [InlineData("kind: Component\nmetadata: { name: a }\nspec: { dependsOn: { a: b }, owner: {}, type: [], system: [] }\nrelations: [1, [], { type: [], targetRef: {} }]")]
    [InlineData("kind: [Component]\nmetadata: { name: a }")]
    public void Fields_of_other_forms_than_expected_break_nothing(string text) => Read(text).Problems.Should().HaveCountLessThan(2);
}
