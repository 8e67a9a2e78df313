using System.Net;
using AngleSharp.Dom;
using Scorecards.Server.Hosting;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class EveryPageTests(SharedServer shared) : IClassFixture<SharedServer>
{
    public static readonly TheoryData<string> Paths = new()
    {
        "/", "/?by=team", "/?by=tier", "/?order=improved&q=c", "/services/checkout", "/services/cart", "/services/new", "/services/unknown",
        "/teams/payments", "/teams/unknown", "/checks/answers-quickly", "/checks/nobody-sees-this-yet", "/checks/unknown", "/definitions", "/support", "/support?eligible=false", "/signin", "/gate", "/exemptions", "/unknown",
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task It_has_a_title_one_first_heading_and_no_level_is_left_out(string path)
    {
        var page = await shared.Server.PageAsync(path);

        page.Title.Should().EndWith("Scorecards").And.NotBe("Scorecards");
        page.DocumentElement.GetAttribute("lang").Should().Be("en");
        page.QuerySelectorAll("h1").Should().ContainSingle();
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
        levels.Zip(levels.Skip(1)).Should().NotContain(pair => pair.Second > pair.First + 1);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task It_has_the_landmarks_and_a_link_past_the_navigation(string path)
    {
        var page = await shared.Server.PageAsync(path);

        page.QuerySelectorAll("body > header").Should().ContainSingle();
        page.QuerySelectorAll("body > main").Should().ContainSingle();
        page.QuerySelectorAll("body > footer").Should().ContainSingle();
        page.QuerySelectorAll("nav").Should().OnlyContain(n => n.HasAttribute("aria-label"));
        page.Body!.FirstElementChild!.GetAttribute("href").Should().EndWith("#content");
        page.QuerySelector("#content").Should().BeSameAs(page.QuerySelector("main"));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task It_is_served_with_a_strict_policy_and_needs_nothing_that_breaks_it(string path)
    {
        var answer = await shared.Server.GetAsync(path);
        var page = Page.Parse(answer.Body);

        answer.Header("Content-Security-Policy").Should().StartWith("default-src 'self';").And.NotContain("unsafe");
        answer.Header("X-Content-Type-Options").Should().Be("nosniff");
        page.QuerySelectorAll("style, [style], base").Should().BeEmpty();
        page.QuerySelectorAll("script").Should().OnlyContain(s => s.GetAttribute("src")!.StartsWith('/') && s.TextContent == "");
        page.QuerySelectorAll("*").SelectMany(e => e.Attributes).Should().NotContain(a => a.Name.StartsWith("on", StringComparison.Ordinal));
        page.QuerySelectorAll("link[href], img[src]").Should().OnlyContain(e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.StartsWith('/'));
        page.QuerySelectorAll("a[href]").Should().OnlyContain(a => IsSafe(a.GetAttribute("href")!));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task What_a_script_replaces_has_a_name_and_lists_with_a_filter_are_among_it(string path)
    {
        var page = await shared.Server.PageAsync(path);

        var parts = page.QuerySelectorAll("[data-live]");
        parts.Should().NotContain(p => string.IsNullOrEmpty(p.Id) || p.ParentElement!.Closest("[data-live]") != null, "each is replaced by itself");
        var filters = page.QuerySelectorAll("form.filter");
        filters.Should().NotContain(f => f.Closest("[data-live]") != null, "what is typed must not be taken away");
        filters.Should().NotContain(f => !parts.Any(p => f.CompareDocumentPosition(p).HasFlag(DocumentPositions.Following)), "what is typed must be seen to do something");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Its_tables_forms_and_references_are_whole(string path)
    {
        var page = await shared.Server.PageAsync(path);

        foreach (var table in page.QuerySelectorAll("table"))
        {
            table.QuerySelector("caption").Text().Should().NotBeEmpty();
            table.QuerySelectorAll("thead th").Should().NotBeEmpty().And.OnlyContain(h => h.GetAttribute("scope") == "col");
            var columns = table.QuerySelectorAll("thead th").Length;
            foreach (var row in table.QuerySelectorAll("tbody tr"))
            {
                row.QuerySelectorAll("th[scope=row]").Should().ContainSingle();
                row.Children.Should().HaveCount(columns);
            }
        }

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => !id.Contains(' '));
        page.QuerySelectorAll("[aria-labelledby]").Where(e => !ids.Contains(e.GetAttribute("aria-labelledby")!)).Should().BeEmpty();
        page.QuerySelectorAll("input:not([type=hidden]), select").Where(e => e.Closest("label") is null).Should().BeEmpty();
        page.QuerySelectorAll("svg").Where(e => e.GetAttribute("aria-hidden") != "true").Should().BeEmpty();
    }

    [Fact]
    public async Task The_forms_of_the_gate_are_whole_for_someone_signed_in()
    {
        await using var server = await GateDefinitions.StartAsync(("cart", GateDefinitions.Good), ("legacy", GateDefinitions.Poor));
        using var visitor = new Visitor(server.Client.BaseAddress!);
        await visitor.SignInAsync(await server.TokenAsync());
        var other = await server.TokenAsync();
        foreach (var service in (string[])["cart", "legacy"])
        {
            await server.SendAsync(HttpMethod.Post, "/api/v1/gate/decisions", other, $$"""{ "service": "{{service}}", "environment": "production" }""");
            await server.SendAsync(HttpMethod.Post, "/api/v1/gate/freezes", other, """{ "reason": "the data centre is on fire" }""");
            await server.SendAsync(HttpMethod.Post, "/api/v1/gate/overrides", other, $$"""{ "service": "{{service}}", "environment": "production", "reason": "checkout is down for everyone", "incident": "https://incidents.example.com/7" }""");
        }

        var page = await visitor.PageAsync("/gate");

        page.QuerySelectorAll("main form[method=post]").Should().HaveCount(9, "2 freezes, 1 held, 2 to declare, 2 overrides to approve and to revoke");
        page.QuerySelectorAll("form[method=post]").Should().OnlyContain(f => f.QuerySelector("[name=__RequestVerificationToken]") != null);
        page.QuerySelectorAll("input:not([type=hidden]), select, textarea").Where(e => e.Closest("label") is null).Should().BeEmpty();
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => !id.Contains(' '));
        page.QuerySelectorAll("[aria-labelledby]").Where(e => !ids.Contains(e.GetAttribute("aria-labelledby")!)).Should().BeEmpty();
        page.QuerySelectorAll("[aria-describedby]").SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' ')).Should().OnlyContain(id => ids.Contains(id));
        page.QuerySelectorAll("script:not([src]), style, [style]").Should().BeEmpty();
    }

    [Fact]
    public async Task The_demo_says_so_on_every_page()
    {
        await using var demo = await TestServer.StartAsync([Sample.Service("checkout")], new ServerOptions { Demo = true });
        foreach (string path in Paths)
        {
            (await demo.PageAsync(path)).Text(".demo").Should().StartWith("Demo.", path);
        }

        (await shared.Server.PageAsync("/")).QuerySelector(".demo").Should().BeNull();
    }

    [Fact]
    public async Task An_unknown_page_is_404_and_leads_on()
    {
        var answer = await shared.Server.GetAsync("/no/such/page");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.MediaType.Should().Be("text/html");
        Page.Parse(answer.Body).QuerySelector("main a[href='/']").Should().NotBeNull();
    }

    [Theory]
    [InlineData("/services/checkot", "/services/checkout")]
    [InlineData("/teams/payment", "/teams/payments")]
    [InlineData("/checks/answers-quick", "/checks/answers-quickly")]
    public async Task A_slip_in_a_name_is_404_with_the_nearest_name(string path, string nearest)
    {
        var answer = await shared.Server.GetAsync(path);

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        Page.Parse(answer.Body).QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")).Should().Equal(nearest);
    }

    [Fact]
    public async Task A_page_takes_nothing_but_get_and_head()
    {
        var post = await shared.Server.SendAsync(HttpMethod.Post, "/definitions", body: "{}");
        var head = await shared.Server.SendAsync(HttpMethod.Head, "/definitions");

        post.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        post.MediaType.Should().Be("text/html");
        (head.Status, head.Body).Should().Be((HttpStatusCode.OK, ""));
    }

    [Fact]
    public async Task Where_reading_is_closed_a_token_in_the_header_opens_a_page_too()
    {
        await using var closed = await TestServer.StartAsync([Sample.Service("secret-project")], new ServerOptions { PublicRead = false });

        var answer = await closed.GetAsync("/", "ssc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.MediaType.Should().Be("text/html");
        answer.Header("WWW-Authenticate").Should().StartWith("Bearer");
        answer.Body.Should().NotContain("secret-project");
        (await closed.GetAsync("/", await closed.TokenAsync("reporter"))).Body.Should().Contain("secret-project");
    }

    private static bool IsSafe(string href) =>
        href.StartsWith('/') || href.StartsWith("https://", StringComparison.Ordinal) || href.StartsWith("http://", StringComparison.Ordinal);
}
