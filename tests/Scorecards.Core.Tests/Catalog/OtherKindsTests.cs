using Scorecards.Core.Catalog;
using static Scorecards.Core.Tests.Catalog.CatalogTesting;

namespace Scorecards.Core.Tests.Catalog;

public sealed class OtherKindsTests
{
    [Theory]
    [InlineData("API", "type: openapi\n  lifecycle: production\n  owner: a\n  definition: |\n    openapi: 3.0.0\n    info: {}")]
    [InlineData("Resource", "type: database\n  owner: a")]
    [InlineData("User", "memberOf: [a]")]
    [InlineData("Domain", "owner: a")]
    [InlineData("Template", "type: service\n  steps: []")]
    [InlineData("SomethingOfTheirOwn", "x: y")]
    public void Kinds_that_are_not_rated_are_passed_over(string kind, string spec)
    {
        var file = Read($"apiVersion: backstage.io/v1beta1\nkind: {kind}\nmetadata:\n  name: a\nspec:\n  {spec}\n---\n" + Component());

        file.Problems.Should().BeEmpty();
        file.Services.Should().ContainSingle();
        file.Teams.Should().BeEmpty();
        file.Systems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [a.yaml]")]
    [InlineData("apiVersion: core.oam.dev/v1beta1\nkind: Component\nmetadata: { name: a }")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Check\nmetadata: { name: a }")]
    [InlineData("apiVersion: v1\nkind: List\nitems: []")]
    [InlineData("apiVersion: apps/v1\nkind: Group")]
    public void Documents_of_other_systems_are_passed_over(string text)
    {
        var file = Read(text);

        file.Problems.Should().BeEmpty();
        file.Services.Should().BeEmpty();
        file.Teams.Should().BeEmpty();
    }

    [Fact]
    public void A_group_is_a_team_and_may_be_part_of_another() =>
        Read("kind: Group\nmetadata: { name: infra, title: Infra, description: They run it }\nspec: { type: team, parent: ops, children: [] }").Teams
            .Should().Equal(new Team("infra", "Infra", "They run it", "ops") { Origin = "catalog-info.yaml:1" });

    [Fact]
    public void A_system_belongs_to_a_team() =>
        Read("# one system\nkind: System\nmetadata: { name: checkout, namespace: shop }\nspec: { owner: group:default/buyers }").Systems
            .Should().Equal(new CatalogSystem("shop:checkout", null, null, "buyers") { Origin = "catalog-info.yaml:2" });

    [Theory]
    [InlineData("target: ./a.yaml", "./a.yaml")]
    [InlineData("targets: [./a.yaml, '**/catalog-info.yaml']", "./a.yaml", "**/catalog-info.yaml")]
    [InlineData("type: url\n  target: https://example.com/a.yaml\n  targets: [b.yaml]", "https://example.com/a.yaml", "b.yaml")]
    [InlineData("targets: a.yaml", "a.yaml")]
    [InlineData("presence: optional")]
    public void A_location_names_other_files(string spec, params string[] targets)
    {
        var location = Read($"---\nkind: Location\nmetadata:\n  name: all\nspec:\n  {spec}").Locations.Should().ContainSingle().Which;

        location.Targets.Should().Equal(targets);
        (location.File, location.Line, location.Column).Should().Be(("catalog-info.yaml", 2, 1));
    }

    [Fact]
    public void A_location_needs_no_name() => Read("kind: Location\nspec: { target: a.yaml }").Problems.Should().BeEmpty();
}
