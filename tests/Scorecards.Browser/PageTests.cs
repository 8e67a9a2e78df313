using Microsoft.Playwright;

namespace Scorecards.Browser;

/// <summary>What people see and do on the pages.</summary>
[Trait("Needs", "system")]
[Collection(SharedBoard.Name)]
public sealed class PageTests(DemoBoard board)
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
    public async Task Every_page_is_whole_and_accessible_in_light_and_dark_on_a_phone_and_on_paper(string path)
    {
        var (page, complaints) = await board.OpenAsync(path, new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync()).Should().Be(1);
        (await page.GetByRole(AriaRole.Main).CountAsync()).Should().Be(1);
        (await page.TitleAsync()).Should().NotBeEmpty();
        await Assertions.Expect(page.GetByText("make-believe").First).ToBeVisibleAsync();
        await Screenshots.KeepAsync(page, path, "light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Screenshots.KeepAsync(page, path, "dark");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        await page.SetViewportSizeAsync(794, 1123);
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).Should().Be("rgb(255, 255, 255)", "paper is white");
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeHiddenAsync();
        (await Layout.TooWideAsync(page)).Should().BeEmpty("paper is 794 px wide");
        await Screenshots.KeepAsync(page, path, "print");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Media = Media.Screen });
        await page.SetViewportSizeAsync(320, 640);
        (await Layout.TooWideAsync(page)).Should().BeEmpty("a phone is 320 px wide");
        await Screenshots.KeepAsync(page, path, "narrow");

        await page.SetViewportSizeAsync(1280, 800);
        (await Accessibility.ViolationsAsync(page)).Should().BeEmpty();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(320, 640);
        (await Accessibility.ViolationsAsync(page)).Should().BeEmpty("dark and narrow");
        complaints.Should().BeEmpty();
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
