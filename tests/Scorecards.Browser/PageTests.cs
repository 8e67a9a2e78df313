using Microsoft.Playwright;

namespace Scorecards.Browser;

/// <summary>What people see and do on the pages.</summary>
[Trait("Needs", "system")]
public sealed class PageTests(DemoBoard board) : IClassFixture<DemoBoard>
{
    public static readonly TheoryData<string> Pages = ["/", "/?by=team", "/?order=improved", "/?order=-held&near=ledger", "/?by=tier", "/services/ledger", "/teams/payments", "/systems/shop", "/executive", "/checks/has-a-runbook", "/definitions", "/gate", "/exemptions", "/signin", "/support"];

    [Fact]
    public async Task From_the_board_people_find_a_service_and_what_to_fix()
    {
        var (page, _) = await board.OpenAsync("/");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("ledger");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ledger" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Ledger");
        await Assertions.Expect(page.GetByText("How to fix").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Why it matters").First).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_fits_a_narrow_phone(string path)
    {
        var (page, _) = await board.OpenAsync(path, new() { ViewportSize = new() { Width = 320, Height = 640 } });

        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");

        width.Should().BeLessThanOrEqualTo(320);
        await Screenshots.KeepAsync(page, path, "narrow");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_whole_in_light_and_dark_and_breaks_no_policy(string path)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var (page, complaints) = await board.OpenAsync(path, new() { ColorScheme = scheme });

            (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync()).Should().Be(1);
            (await page.GetByRole(AriaRole.Main).CountAsync()).Should().Be(1);
            (await page.TitleAsync()).Should().NotBeEmpty();
            await Assertions.Expect(page.GetByText("make-believe").First).ToBeVisibleAsync();
            complaints.Should().BeEmpty();
            await Screenshots.KeepAsync(page, path, scheme.ToString().ToLowerInvariant());
        }
    }

    [Fact]
    public async Task The_pages_work_without_scripts()
    {
        var (page, _) = await board.OpenAsync("/?q=ledger", new() { JavaScriptEnabled = false });

        await page.GetByRole(AriaRole.Link, new() { Name = "Ledger" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Ledger");
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_and_what_was_probably_meant()
    {
        var (page, _) = await board.OpenAsync("/services/legder");

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "ledger" })).ToBeVisibleAsync();
    }
}
