using Microsoft.Playwright;

namespace Scorecards.Browser;

/// <summary>What people do on the page of a service and with exemptions, each of it without scripts.</summary>
[Trait("Needs", "system")]
public sealed class ActingTests(DemoBoard board) : IClassFixture<DemoBoard>
{
    /// <summary>A make-believe service before its launch: people are asked about it.</summary>
    private const string Launching = "label-printer";

    private const string Failing = "web-shop";

    [Fact]
    public async Task A_question_is_answered_and_the_page_has_the_answer_and_then_the_outcome()
    {
        var page = await SignedInAsync($"/services/{Launching}", "ann", "approver");
        var question = page.Locator("#answer-has-a-documented-switch");

        await question.Locator("summary").ClickAsync();
        await question.GetByLabel("Answer").SelectOptionAsync("yes");
        await question.GetByLabel("Release").FillAsync("2.0");
        await question.GetByLabel("Evidence").FillAsync("no link");
        await question.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Assertions.Expect(question.Locator(".mistake")).ToContainTextAsync("Evidence in line 1 must be a link");
        await Assertions.Expect(question.GetByLabel("Release")).ToHaveValueAsync("2.0");

        await question.GetByLabel("Evidence").FillAsync("https://wiki.example.com/switch");
        await question.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your answer is kept, under your name.");
        await EventuallyAsync(page, $"/services/{Launching}", "#check-has-a-documented-switch summary", "Passes");
        await Assertions.Expect(page.Locator("[aria-labelledby=questions] tbody tr", new() { HasText = "2.0" }).Filter(new() { HasText = "ann" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_exemption_is_asked_for_by_one_and_approved_by_another()
    {
        var ann = await SignedInAsync($"/services/{Failing}", "asker", "owner:storefront");
        var link = ann.GetByRole(AriaRole.Link, new() { Name = "Ask for an exemption" }).First;
        var check = await link.EvaluateAsync<string>("a => a.closest('details').id");
        await link.ClickAsync();
        await ann.Locator("#exempt textarea").FillAsync("The old cluster goes away in May, and this with it");
        await ann.Locator("#exempt [type=date]").FillAsync(DateTimeOffset.UtcNow.AddDays(40).ToString("yyyy-MM-dd", null));
        await ann.Locator("#exempt").GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Assertions.Expect(ann.GetByRole(AriaRole.Status)).ToContainTextAsync("It waives nothing until another person approves it");

        var bob = await SignedInAsync("/exemptions", "decider", "approver");
        var waiting = bob.Locator(".waiting", new() { HasText = "The old cluster goes away" });
        await waiting.GetByLabel("Why").FillAsync("Agreed until then");
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Assertions.Expect(bob.GetByRole(AriaRole.Status)).ToContainTextAsync("The exemption is in force");
        await Assertions.Expect(bob.Locator("[aria-labelledby=in-force] tbody")).ToContainTextAsync("approved by decider");
        await EventuallyAsync(ann, $"/services/{Failing}", $"#{check} summary", "Exempt");
    }

    [Fact]
    public async Task A_service_is_evaluated_on_a_click()
    {
        var page = await SignedInAsync("/services/ledger", "ron", "reporter");

        await page.GetByRole(AriaRole.Button, new() { Name = "Evaluate now" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is evaluated");
        await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync("Evaluated just now");
    }

    [Fact]
    public async Task From_a_service_an_approver_gets_to_a_freeze_of_it_and_whoever_is_not_signed_in_comes_back()
    {
        var page = await SignedInAsync("/services/ledger", "otto", "approver");
        await page.GetByRole(AriaRole.Link, new() { Name = "Declare a freeze of this service" }).ClickAsync();
        await Assertions.Expect(page.Locator("#freeze").GetByLabel("Services")).ToHaveValueAsync("ledger");

        var (stranger, _) = await board.OpenAsync("/services/ledger", new() { JavaScriptEnabled = false });
        await stranger.Locator(".acts").GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await stranger.GetByLabel("Token").FillAsync(await board.TokenAsync("olga", "reporter"));
        await stranger.Keyboard.PressAsync("Enter");
        await Assertions.Expect(stranger.GetByRole(AriaRole.Button, new() { Name = "Evaluate now" })).ToBeVisibleAsync();
        new Uri(stranger.Url).PathAndQuery.Should().Be("/services/ledger");
    }

    [Fact]
    public async Task The_forms_fit_a_narrow_phone_in_light_and_dark_and_break_no_policy()
    {
        var asker = await SignedInAsync("/services/search-api?exempt=has-a-runbook#exempt", "shy", "reporter");
        await asker.Locator("#exempt [name=check]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await asker.Locator("#exempt textarea").FillAsync("It is replaced by the new search in spring");
        await asker.Locator("#exempt [type=date]").FillAsync(DateTimeOffset.UtcNow.AddDays(90).ToString("yyyy-MM-dd", null));
        await asker.Locator("#exempt").GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        var token = await board.TokenAsync("looker", "approver");
        foreach (var (scheme, width) in ((ColorScheme, int)[])[(ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 320), (ColorScheme.Dark, 320)])
        {
            var page = await SignedInAsync("/exemptions", token, new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, JavaScriptEnabled = false });
            var complaints = new List<string>();
            page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
            foreach (var (path, name) in ((string, string)[])[("/exemptions", "exemptions"), ($"/services/{Launching}?answer=contingency-list-is-complete&exempt=has-a-runbook", "acting")])
            {
                await page.GotoAsync(path);

                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
                await Screenshots.KeepAsync(page, name, $"{scheme.ToString().ToLowerInvariant()}-{width}");
            }

            complaints.Should().BeEmpty();
        }
    }

    /// <summary>What is declared is evaluated a moment later.</summary>
    private async Task EventuallyAsync(IPage page, string path, string selector, string text)
    {
        await board.Server.EventuallyAsync(
            async _ =>
            {
                await page.GotoAsync(path);
                return (await page.Locator(selector).TextContentAsync())!.Contains(text, StringComparison.Ordinal) ? page : null;
            },
            text);
    }

    private async Task<IPage> SignedInAsync(string path, string name, string role) =>
        await SignedInAsync(path, await board.TokenAsync(name, role), new BrowserNewContextOptions { JavaScriptEnabled = false });

    private async Task<IPage> SignedInAsync(string path, string token, BrowserNewContextOptions options)
    {
        var (page, _) = await board.OpenAsync($"/signin?return={Uri.EscapeDataString(path)}", options);
        await page.GetByLabel("Token").FillAsync(token);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        return page;
    }
}
