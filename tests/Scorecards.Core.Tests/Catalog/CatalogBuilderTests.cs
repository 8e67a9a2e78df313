using Scorecards.Core.Catalog;
using static Scorecards.Core.Tests.Catalog.CatalogTesting;

namespace Scorecards.Core.Tests.Catalog;

public sealed class CatalogBuilderTests
{
    [Fact]
    public void Of_two_entities_with_one_id_the_first_is_kept_and_the_second_reported()
    {
        var reader = new CatalogReader("");
        var first = reader.Read("kind: Component\nmetadata: { name: a, title: First }\n---\nkind: Group\nmetadata: { name: g, title: First }\n---\nkind: System\nmetadata: { name: s, title: First }", "one.yaml", null);
        var second = reader.Read("kind: Component\nmetadata: { name: A, title: Second }\n---\nkind: Group\nmetadata: { name: G }\n---\nkind: System\nmetadata: { name: S }", "two.yaml", null);

        var catalog = CatalogBuilder.Build([first, second], []);

        catalog.Services["A"].Title.Should().Be("First");
        catalog.Teams["G"].Title.Should().Be("First");
        catalog.Systems["S"].Title.Should().Be("First");
        catalog.Problems.Select(p => p.ToString()).Should().Equal(
            "two.yaml:1: warning: the component 'A' is there twice, first in one.yaml:1; the first is used (rename or remove one of the two)",
            "two.yaml:4: warning: the group 'G' is there twice, first in one.yaml:4; the first is used (rename or remove one of the two)",
            "two.yaml:7: warning: the system 'S' is there twice, first in one.yaml:7; the first is used (rename or remove one of the two)");
    }

    [Fact]
    public void The_same_name_in_two_namespaces_is_two_services() =>
        CatalogBuilder.Build([Read(Component() + "---\n" + Component(metadata: "namespace: shop"))], []).Services.Keys.Should().Equal("payments", "shop:payments");

    [Fact]
    public void Problems_of_the_files_come_after_those_of_finding_them()
    {
        var found = new Problem("x", 0, 0, "not found");

        CatalogBuilder.Build([Read("- a")], [found]).Problems.Select(p => p.File).Should().Equal("x", "catalog-info.yaml");
    }

    [Fact]
    public void No_files_are_an_empty_catalog() => CatalogBuilder.Build([], []).Should().BeEquivalentTo(ServiceCatalog.Empty);
}
