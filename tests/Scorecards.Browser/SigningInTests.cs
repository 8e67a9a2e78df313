using System.Net.Http.Json;
using Microsoft.Playwright;
using Scorecards.TestSupport;

namespace Scorecards.Browser;

/// <summary>People who sign in, and what they do at the gate then.</summary>
[Trait("Needs", "system")]
public sealed class SigningInTests(DemoBoard board) : IClassFixture<DemoBoard>
{
    [Fact]
    public async Task Signing_in_leads_back_and_the_browser_keeps_a_cookie_that_no_script_reads()
    {
        var (page, _) = await board.OpenAsync("/teams/payments");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await FillAsync(page, ServerProcess.AdminToken);

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        new Uri(page.Url).PathAndQuery.Should().Be("/teams/payments");
        var cookies = await page.Context.CookiesAsync();
        cookies.Should().HaveCount(2).And.OnlyContain(c => c.HttpOnly && c.Secure && c.SameSite == SameSiteAttribute.Lax && c.Path == "/" && c.Expires == -1);
        cookies.Select(c => c.Name).Should().BeEquivalentTo("__Host-scorecards", "__Host-scorecards-form");
        (await page.EvaluateAsync<string>("document.cookie")).Should().BeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        new Uri(page.Url).PathAndQuery.Should().Be("/teams/payments");
    }

    [Fact]
    public async Task A_wrong_token_is_told_and_a_revoked_one_signs_out()
    {
        var token = await board.TokenAsync("leaver", "reporter");
        var (page, _) = await board.OpenAsync("/signin?return=%2Fdefinitions");

        await FillAsync(page, token[..^1]);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No token in force is this one");
        await Assertions.Expect(page.GetByLabel("Token")).ToHaveValueAsync("");

        await FillAsync(page, token);
        await page.WaitForURLAsync("**/definitions");
        (await board.Server.Client.DeleteAsync(new Uri("/api/v1/tokens/leaver", UriKind.Relative))).EnsureSuccessStatusCode();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        (await page.Context.CookiesAsync()).Select(c => c.Name).Should().Equal("__Host-scorecards-form");
    }

    [Fact]
    public async Task Signing_in_leads_to_no_other_server()
    {
        var (page, _) = await board.OpenAsync("/signin?return=%2F%2Fevil.example%2F");

        await FillAsync(page, ServerProcess.AdminToken);

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        page.Url.Should().Be(board.Server.Url.ToString());
    }

    [Fact]
    public async Task The_api_does_not_take_the_cookie_and_forms_from_elsewhere_do_nothing()
    {
        var page = await board.SignedInAsync("/definitions", ServerProcess.AdminToken);

        // From this very site, with the cookie, as nothing from another site could do better.
        (await page.EvaluateAsync<int>("fetch('/api/v1/tokens').then(r => r.status)")).Should().Be(401);
        (await page.EvaluateAsync<int>("fetch('/gate', { method: 'POST', body: new URLSearchParams({ form: 'freeze', reason: 'forged from elsewhere', kinds: 'deploy' }) }).then(r => r.status)")).Should().Be(400);
        (await page.EvaluateAsync<int>("fetch('/signout', { method: 'POST' }).then(r => r.status)")).Should().Be(400);

        // A page of another origin, which the browser takes for another site: the form arrives without the cookie.
        await page.Context.RouteAsync("http://elsewhere.example/", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"<form method=post action='{board.Server.Url}gate'><input name=form value=freeze><input name=reason value='forged from elsewhere'><input name=kinds value=deploy><button>Win</button></form>",
        }));
        await page.GotoAsync("http://elsewhere.example/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Win" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The form is out of date");

        await page.GotoAsync(board.Server.Url + "gate");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("forged from elsewhere")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_freeze_is_declared_by_keyboard_alone_seen_by_everyone_and_lifted()
    {
        var page = await board.SignedInAsync("/gate", await board.TokenAsync("anna", "approver"), new() { JavaScriptEnabled = false });
        var everyone = (await board.OpenAsync("/gate")).Page;

        await page.Locator("#freeze summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("The payment provider is down");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        while (await page.Locator(":focus").GetAttributeAsync("name") != "until")
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The freeze is in force");
        await everyone.ReloadAsync();
        await Assertions.Expect(everyone.GetByRole(AriaRole.Heading, new() { Name = "Frozen: new versions of every service in production" })).ToBeInViewportAsync();
        await everyone.GotoAsync("/services/ledger");
        await Assertions.Expect(everyone.GetByText("The payment provider is down")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Lift this freeze" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The freeze is lifted");
        await everyone.GotoAsync("/gate");
        await Assertions.Expect(everyone.GetByRole(AriaRole.Heading, new() { Name = "Frozen" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_forms_of_the_gate_fit_a_narrow_phone_in_light_and_dark_and_break_no_policy()
    {
        await board.Server.Client.PostAsJsonAsync("/api/v1/gate/decisions", new { service = "ledger", environment = "production" });
        await board.Server.Client.PostAsJsonAsync("/api/v1/gate/overrides", new
        {
            service = "invoicing",
            environment = "production",
            reason = "Customers are billed twice; it has to stop.",
            incident = "https://incidents.example.com/2026/417",
        });
        var token = await board.TokenAsync("otto", "approver");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await board.SignedInAsync("/gate", token, new() { ViewportSize = new() { Width = 320, Height = 640 }, ColorScheme = scheme });
            var complaints = new List<string>();
            page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
            await page.ReloadAsync();
            await page.GetByText("Declare an emergency freeze").ClickAsync();
            await page.GetByText("Break the glass for a service").ClickAsync();

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(320);
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Freeze now" })).ToBeVisibleAsync();
            complaints.Should().BeEmpty();
            await Screenshots.KeepAsync(page, "/gate", $"forms-{scheme.ToString().ToLowerInvariant()}");
        }
    }

    private static async Task FillAsync(IPage page, string token)
    {
        await page.GetByLabel("Token").FillAsync(token);
        await page.Keyboard.PressAsync("Enter");
    }
}
