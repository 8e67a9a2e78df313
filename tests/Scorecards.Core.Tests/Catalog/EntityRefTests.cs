using Scorecards.Core.Catalog;

namespace Scorecards.Core.Tests.Catalog;

/// <summary>The forms of Backstage's "References between entities", with kind <c>component</c> and namespace <c>shop</c> as defaults.</summary>
public sealed class EntityRefTests
{
    [Theory]
    [InlineData("payments", "component", "shop", "payments")]
    [InlineData("default/payments", "component", "default", "payments")]
    [InlineData("group:payments", "group", "shop", "payments")]
    [InlineData("group:default/payments", "group", "default", "payments")]
    [InlineData(" Group:Default/Payments ", "group", "default", "Payments")]
    [InlineData("a.b-c_d", "component", "shop", "a.b-c_d")]
    public void A_reference_leaves_out_what_is_the_default(string text, string kind, string ns, string name)
    {
        EntityRef.TryParse(text, "component", "shop", out var reference).Should().BeTrue();
        reference.Should().Be(new EntityRef(kind, ns, name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(":payments")]
    [InlineData("/payments")]
    [InlineData("group:")]
    [InlineData("group:default/")]
    [InlineData("group:/payments")]
    [InlineData("default/")]
    [InlineData("a/b/c")]
    [InlineData("a:b:c")]
    [InlineData("default/group:payments")]
    [InlineData("Team A")]
    [InlineData("group :payments")]
    [InlineData("my group:payments")]
    [InlineData("my space/payments")]
    [InlineData("a\nb")]
    public void Anything_else_is_no_reference(string? text) => EntityRef.TryParse(text, "component", "shop", out _).Should().BeFalse();

    [Theory]
    [InlineData("default", "payments")]
    [InlineData("shop", "shop:payments")]
    public void An_id_names_the_namespace_unless_it_is_the_default(string ns, string id) => new EntityRef("component", ns, "payments").Id.Should().Be(id);

    [Fact]
    public void A_very_long_text_is_refused_without_delay() => EntityRef.TryParse(new string('a', 4_000_000) + " b", "component", "shop", out _).Should().BeFalse();
}
