using static Scorecards.Core.Tests.Catalog.CatalogTesting;

namespace Scorecards.Core.Tests.Catalog;

/// <summary>A <c>Component</c> in the shapes of Backstage's "Descriptor Format of Catalog Entities".</summary>
public sealed class ComponentShapeTests
{
    [Fact]
    public void Every_field_of_a_component_arrives()
    {
        var service = ReadService("""
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: artist-web
              title: Artist Web
              description: The place to be, for great artists
              labels:
                example.com/custom: custom_label_value
              annotations:
                scorecards.dev/tier: "1"
                circleci.com/project-slug: github/example-org/artist-website
                scorecards.dev/health-url: ${server.url}/health/live
              tags: [java]
              links:
                - url: https://admin.example-org.com
                  title: Admin Dashboard
                  icon: dashboard
                  type: admin-dashboard
            spec:
              type: website
              lifecycle: production
              owner: artist-relations-team
              system: public-websites
              dependsOn: [component:default/artist-api, resource:artists-db, artist-cache, component:Artist-API]
              providesApis: [artist-api]
            """);

        service.Should().BeEquivalentTo(new
        {
            Id = "artist-web",
            Name = "artist-web",
            Namespace = "default",
            Title = "Artist Web",
            Description = "The place to be, for great artists",
            Team = "artist-relations-team",
            System = "public-websites",
            Type = "website",
            Lifecycle = "production",
            Tier = 1,
            Tags = new[] { "java" },
            Labels = new Dictionary<string, string> { ["example.com/custom"] = "custom_label_value" },
            DependsOn = new[] { "artist-api", "artist-cache" },
            Origin = "catalog-info.yaml:1",
        });
        service.Annotations["scorecards.dev/health-url"].Should().Be("http://127.0.0.1:5080/health/live");
        service.Entity.TryGet("metadata", out var metadata).Should().BeTrue();
        metadata.TryGet("links", out var links).Should().BeTrue();
        links.ToJson().Should().Contain("admin-dashboard");
    }

    [Fact]
    public void What_a_component_does_not_say_has_a_default()
    {
        var service = ReadService("kind: Component\nmetadata:\n  name: bare");

        service.Should().BeEquivalentTo(new
        {
            Id = "bare",
            Team = (string?)null,
            System = (string?)null,
            Title = (string?)null,
            Type = "unknown",
            Lifecycle = "unknown",
            Tier = 3,
        });
        service.DependsOn.Should().BeEmpty();
    }

    [Theory]
    [InlineData("owner: payments-team", "payments-team")]
    [InlineData("owner: group:payments-team", "payments-team")]
    [InlineData("owner: group:default/payments-team", "payments-team")]
    [InlineData("owner: Group:Finance/payments-team", "finance:payments-team")]
    [InlineData("owner: finance/payments-team", "finance:payments-team")]
    [InlineData("owner: 42", "42")]
    [InlineData("owner:", null)]
    [InlineData("owner: ''", null)]
    [InlineData("owner: [a, b]", null)]
    public void The_team_is_the_group_that_owns_the_component(string owner, string? team) => ReadService(Component(spec: owner)).Team.Should().Be(team);

    [Fact]
    public void A_component_in_another_namespace_has_the_namespace_in_its_id_and_its_references()
    {
        var service = ReadService(Component(metadata: "namespace: Shop", spec: "owner: buyers\nsystem: checkout\ndependsOn: [component:cart, component:default/mail]"));

        service.Should().BeEquivalentTo(new { Id = "shop:payments", Name = "payments", Namespace = "shop", Team = "shop:buyers", System = "shop:checkout" });
        service.DependsOn.Should().Equal("mail", "shop:cart");
    }

    [Theory]
    [InlineData("website")]
    [InlineData("library")]
    [InlineData("service")]
    [InlineData("Documentation")]
    [InlineData("anything-else")]
    public void Every_type_of_component_is_a_service_to_rate(string type) =>
        ReadService($"kind: Component\nmetadata: {{ name: a }}\nspec: {{ type: {type} }}").Type.Should().Be(type.ToLowerInvariant());

    [Theory]
    [InlineData("1", 1)]
    [InlineData("'4'", 4)]
    [InlineData("\" 2 \"", 2)]
    public void A_tier_may_be_written_with_quotes_or_without(string tier, int expected) =>
        ReadService(Component(metadata: $"annotations: {{ scorecards.dev/tier: {tier} }}")).Tier.Should().Be(expected);

    [Fact]
    public void Annotations_labels_and_tags_are_texts_as_they_are_written()
    {
        var service = ReadService(Component(metadata: "annotations: { a: 1.10, b: true, c: 2026-01-01, d: , e: [x], f: 0x10 }\nlabels: { z: 1, y: no }\ntags: [1.0, go]"));

        service.Annotations.Should().Equal(new Dictionary<string, string> { ["a"] = "1.10", ["b"] = "true", ["c"] = "2026-01-01", ["f"] = "0x10" });
        service.Labels.Should().Equal(new Dictionary<string, string> { ["y"] = "no", ["z"] = "1" });
        service.Tags.Should().Equal("1.0", "go");
    }

    [Fact]
    public void A_running_Backstage_tells_relations_and_they_fill_in_what_the_spec_leaves_out()
    {
        var service = ReadService("""
            {"metadata":{"namespace":"default","annotations":{"backstage.io/managed-by-location":"url:https://github.com/o/r/tree/main/catalog-info.yaml",
            "backstage.io/orphan":"true"},"name":"wayback-search","uid":"f2d9a6b5","etag":"ZjU2"},
            "apiVersion":"backstage.io/v1alpha1","kind":"Component","spec":{"type":"service","lifecycle":"production"},
            "relations":[
              {"type":"ownedBy","targetRef":"group:default/team-a","target":{"kind":"group","namespace":"default","name":"team-a"}},
              {"type":"partOf","targetRef":"component:default/wayback","target":{"kind":"component","namespace":"default","name":"wayback"}},
              {"type":"partOf","targetRef":"system:default/archive","target":{"kind":"system","namespace":"default","name":"archive"}},
              {"type":"dependsOn","targetRef":"component:default/storage","target":{"kind":"component","namespace":"default","name":"storage"}},
              {"type":"dependsOn","targetRef":"resource:default/db","target":{"kind":"resource","namespace":"default","name":"db"}},
              {"type":"providesApi","targetRef":"api:default/search","target":{"kind":"api","namespace":"default","name":"search"}},
              {"type":"dependencyOf"}]}
            """);

        service.Should().BeEquivalentTo(new { Id = "wayback-search", Team = "team-a", System = "archive" });
        service.DependsOn.Should().Equal("storage");
    }

    [Fact]
    public void The_spec_wins_over_relations() =>
        ReadService(Component(spec: "owner: team-b") + "relations: [{ type: ownedBy, targetRef: group:default/team-a }]").Team.Should().Be("team-b");

    [Fact]
    public void The_line_of_each_entity_is_its_origin() =>
        Read(Component("a") + "---\n" + Component("b"), "/srv").Services.Select(s => (s.Origin, s.Folder))
            .Should().Equal(("catalog-info.yaml:1", "/srv"), ("catalog-info.yaml:8", "/srv"));
}
