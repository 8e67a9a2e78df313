using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using static Scorecards.Core.Tests.Catalog.CatalogTesting;

namespace Scorecards.Core.Tests.Catalog;

public sealed class ServiceValueTests
{
    [Fact]
    public void Expressions_see_the_service_under_the_names_of_its_fields() =>
        ServiceValue.Of(ReadService(Component(
            metadata: "title: Pay\ndescription: It pays\nannotations: { a: b }\nlabels: { l: m }\ntags: [t]",
            spec: "owner: team\nsystem: sys\nlifecycle: production\ndependsOn: [component:x]"))).ToJson().Should().Be(
            """{"annotations":{"a":"b"},"dependsOn":["x"],"description":"It pays","id":"payments","labels":{"l":"m"},"lifecycle":"production","name":"payments","namespace":"default","system":"sys","tags":["t"],"team":"team","tier":3,"title":"Pay","type":"service"}""");

    [Fact]
    public void What_a_service_does_not_have_is_absent_and_its_title_is_its_name()
    {
        var value = ServiceValue.Of(ReadService("kind: Component\nmetadata: { name: bare }"));

        value.TryGet("team", out _).Should().BeFalse();
        value.TryGet("system", out _).Should().BeFalse();
        value.TryGet("description", out _).Should().BeFalse();
        value.TryGet("title", out var title).Should().BeTrue();
        title.Should().Be(CelValue.Of("bare"));
    }

    [Fact]
    public void The_type_names_exactly_the_fields_that_a_full_service_has()
    {
        var full = ServiceValue.Of(new Service { Id = "a", Name = "a", Team = "t", System = "s", Description = "d" });

        full.AsMap().Select(e => e.Key.AsString()).Should().BeEquivalentTo(ServiceValue.Type.Fields!.Keys);
    }
}
