using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Text;
using static Scorecards.Core.Tests.Catalog.CatalogTesting;

namespace Scorecards.Core.Tests.Catalog;

public sealed class ServiceJsonTests
{
    private static readonly string _rich = Component(
        metadata: "title: Pay\ndescription: \"It \\\"pays\\\" 😀\"\nannotations: { b: '2', a: '1' }\nlabels: { x: y }\ntags: [z, a]\nnumbers: [1, 2.0, 1e300, .nan, null, true]",
        spec: "owner: team\nsystem: sys\ndependsOn: [component:b, component:a]");

    [Fact]
    public void A_service_reads_back_as_it_was_written()
    {
        var service = Read(_rich, "/srv/payments").Services[0];

        var back = ServiceJson.Read(ServiceJson.Write(service));

        back.Should().BeEquivalentTo(service, options => options.Excluding(s => s.Entity));
        ServiceJson.Write(back).Should().Be(ServiceJson.Write(service));
    }

    [Fact]
    public void An_entity_as_deep_as_YAML_may_be_reads_back_too()
    {
        // The document, metadata and the value itself are the first levels.
        var service = ReadService(Component(metadata: $"deep: {new string('[', 62)}{new string(']', 62)}"));

        ServiceJson.Read(ServiceJson.Write(service)).Entity.Should().Be(service.Entity);
    }

    [Fact]
    public void The_digest_is_that_of_the_content_and_does_not_hold_where_it_was_read()
    {
        var here = new CatalogReader("http://a").Read(_rich, "one.yaml", "/srv/one").Services[0];
        var there = new CatalogReader("http://a").Read("\n\n" + _rich, "two.yaml", "/home/two").Services[0];

        there.Digest.Should().Be(here.Digest);
        here.Digest.Should().Be(Content.Digest(ServiceJson.Content(here)));
        ServiceJson.Content(there).Should().Be(ServiceJson.Content(here)).And.NotContain("/srv").And.NotContain("one.yaml");
    }

    [Fact]
    public void The_order_of_annotations_and_fields_does_not_matter()
    {
        var other = _rich.Replace("b: '2', a: '1'", "a: '1', b: '2'", StringComparison.Ordinal).Replace("kind: Component\n", "", StringComparison.Ordinal) + "kind: Component\n";

        ReadService(other).Digest.Should().Be(ReadService(_rich).Digest);
    }

    [Theory]
    [InlineData("owner: team", "owner: other")]
    [InlineData("title: Pay", "title: Pays")]
    [InlineData("x: y", "x: z")]
    [InlineData("tags: [z, a]", "tags: [a, z]")]
    [InlineData("1e300", "1e301")]
    [InlineData("component:b", "resource:b")]
    public void Any_change_of_what_the_catalog_says_changes_the_digest(string from, string to) =>
        ReadService(_rich.Replace(from, to, StringComparison.Ordinal)).Digest.Should().NotBe(ReadService(_rich).Digest);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    public void What_is_no_service_is_refused(string json) => FluentActions.Invoking(() => ServiceJson.Read(json)).Should().Throw<JsonException>();
}
