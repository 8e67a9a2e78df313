using Scorecards.Server.Tests.Hosting;
using static Scorecards.Server.Tests.Hosting.SupportDefinitions;

namespace Scorecards.Server.Tests.Pages;

public sealed class SupportPageTests
{
    [Fact]
    public async Task It_shows_who_is_supported_whose_support_ends_and_the_appeals()
    {
        await using var server = await StartAsync();
        await server.FallAsync();
        await server.EvaluateAsync("search", Good);
        var until = DateTimeOffset.UtcNow.AddDays(20).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await server.SendAsync(HttpMethod.Post, "/api/v1/support/cart/appeals", await server.TokenAsync("owner:payments", "ann"),
            $$"""{ "reason": "The <disks> are replaced in May", "until": "{{until}}" }""");

        var page = await server.PageAsync("/support");

        page.Text("h1").Should().Be("SRE support");
        page.Text(".lead").Should().Be("No support for <F>.");
        page.Texts(".figures dd").Should().Equal("2", "1", "0", "1");
        page.Texts(".levels dt").Should().Equal("Full 1", "Advice 1", "None 0");
        page.Text("#ending + p + table tbody tr").Should().StartWith("F Cart payments 2 ◐ Full until ").And.Contain(", by grace");
        page.Text("#waiting ~ .cards .waiting").Should().StartWith("Cart The <disks> are replaced in May Asked by");
        page.QuerySelector(".waiting form").Should().BeNull("nobody is signed in");
        page.Texts("#supported table tbody th").Should().Equal("Cart", "Search");
        page.QuerySelector("nav [aria-current=page]")!.GetAttribute("href").Should().Be("/support");
    }

    [Theory]
    [InlineData("team=find", "Search")]
    [InlineData("eligible=true", "Cart")]
    [InlineData("eligible=false", "Search")]
    [InlineData("level=full", "Cart")]
    [InlineData("q=sear", "Search")]
    [InlineData("eligible=perhaps&page=9", "Cart Search")]
    public async Task It_is_filtered(string query, string expected)
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("cart", Good);
        await server.EvaluateAsync("search", Poor);

        var page = await server.PageAsync($"/support?{query}");

        string.Join(' ', page.Texts("#supported table tbody th")).Should().Be(expected);
    }

    [Fact]
    public async Task The_page_of_a_service_says_its_support_and_why()
    {
        await using var server = await StartAsync();
        await server.FallAsync();

        var page = await server.PageAsync("/services/cart");

        page.Texts(".verdict .facts li").Should().Contain("SRE support: Full");
        page.Texts("#support ~ .reasons li").Should().HaveCount(2).And.Contain("cart is graded F.");
        page.Text("#support ~ p:last-child").Should().Be("Whom to call: page sre, around the clock. Who else is supported");
        await server.EvaluateAsync("search", Poor);
        var without = await server.PageAsync("/services/search");
        without.Text("#support + p").Should().Be("✕ None");
        without.Text("#support ~ p:last-child").Should().Be("Help: #help. What to do. Who is supported");
    }

    [Fact]
    public async Task Without_a_policy_it_says_what_to_do()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);

        (await server.PageAsync("/support")).Text(".empty").Should().Be("No policy says who is supported. Add a SupportPolicy to the definitions.");
        (await server.PageAsync("/services/cart")).QuerySelector("#support").Should().BeNull();
    }
}
