using Microsoft.Playwright;

namespace Scorecards.Browser;

/// <summary>Pages by keyboard, in colours that somebody chose, on paper, and while somebody types.</summary>
[Trait("Needs", "system")]
[Collection(SharedBoard.Name)]
public sealed class ReadingTests(DemoBoard board)
{
    [Fact]
    public async Task By_keyboard_alone_people_get_past_the_navigation_find_a_service_and_unfold_what_to_fix()
    {
        var (page, _) = await board.OpenAsync("/");

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByText("Skip to the content")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "input[type=search]");
        await page.Keyboard.TypeAsync("ledger");
        await Assertions.Expect(page.Locator("table.board tbody tr")).ToHaveCountAsync(1);
        await TabToAsync(page, "table.board tbody a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/services/ledger");
        await TabToAsync(page, "details.check:not([open]) > summary");
        await page.Keyboard.PressAsync("Enter");

        var opened = page.Locator("details.check:has(> summary:focus)");
        await Assertions.Expect(opened).ToHaveAttributeAsync("open", "");
        (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).Should().NotBe("none", "the focus must be seen");
    }

    [Fact]
    public async Task The_board_follows_what_is_typed_and_the_address_says_so()
    {
        var (page, complaints) = await board.OpenAsync("/");
        await page.EvaluateAsync("window.same = true");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("ledg");
        await Assertions.Expect(page.Locator("table.board tbody tr")).ToHaveCountAsync(1);
        page.Url.Should().EndWith("?q=ledg");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("no such thing");
        await Assertions.Expect(page.GetByText("Nothing matches")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await Assertions.Expect(page.Locator("table.board tbody tr")).ToHaveCountAsync(50);

        (await page.EvaluateAsync<bool>("window.same")).Should().BeTrue("nothing was loaded anew");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("ledg");
        await page.WaitForURLAsync("**/?q=ledg");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("table.board tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("ledg");
        complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_theme_that_somebody_chose_holds_on_every_page_from_the_first_moment()
    {
        var (page, _) = await board.OpenAsync("/", new() { ColorScheme = ColorScheme.Light });
        var light = await GroundAsync(page);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Theme: auto" });

        await button.ClickAsync();
        (await GroundAsync(page)).Should().Be(light);
        await page.GetByRole(AriaRole.Button, new() { Name = "Theme: light" }).ClickAsync();
        var dark = await GroundAsync(page);
        dark.Should().NotBe(light);

        await page.GotoAsync("/definitions");
        (await GroundAsync(page)).Should().Be(dark);
        await page.GetByRole(AriaRole.Button, new() { Name = "Theme: dark" }).ClickAsync();
        (await GroundAsync(page)).Should().Be(light);
        await Assertions.Expect(button).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_scripts_there_is_no_button_that_would_do_nothing()
    {
        var (page, _) = await board.OpenAsync("/", new() { JavaScriptEnabled = false });

        await Assertions.Expect(page.Locator("button.theme")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("ledger");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("table.board tbody tr")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("/gate", "no-such-service", "#gate-log")]
    [InlineData("/support", "ledger", "#supported")]
    public async Task Other_lists_follow_what_is_typed_too(string path, string typed, string list)
    {
        var (page, complaints) = await board.OpenAsync(path);
        await page.EvaluateAsync("window.same = true");

        await page.Locator("form.filter").GetByRole(AriaRole.Searchbox).FillAsync(typed);

        await Assertions.Expect(page.Locator(list).GetByRole(AriaRole.Link, new() { Name = "Show all" })).ToBeVisibleAsync();
        page.Url.Should().Contain(typed);
        (await page.Locator(list).Locator("tbody tr").CountAsync()).Should().BeLessThanOrEqualTo(1);
        (await page.EvaluateAsync<bool>("window.same")).Should().BeTrue("nothing was loaded anew");
        complaints.Should().BeEmpty();
    }

    private static Task<string> GroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await page.Locator($":focus:is({selector})").CountAsync() > 0)
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Nobody gets to {selector} with the Tab key.");
    }
}
