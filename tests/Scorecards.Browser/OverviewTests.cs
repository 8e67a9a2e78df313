using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Scorecards.Browser;

/// <summary>The overview as it is handed round.</summary>
[Trait("Needs", "system")]
[Collection(SharedBoard.Name)]
public sealed partial class OverviewTests(DemoBoard board)
{
    [Theory]
    [InlineData("/executive")]
    [InlineData("/executive?since=2000-01-01")]
    public async Task On_paper_it_is_one_page_of_A4(string path)
    {
        var (page, _) = await board.OpenAsync(path);

        var paper = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        Pages().Count(paper).Should().Be(1);
        Sizes().Matches(paper).Select(m => $"{m.Groups[1].Value}x{m.Groups[2].Value}").Distinct().Should().Equal("594x841");
    }

    [Fact]
    public async Task Another_day_is_a_click_away()
    {
        var (page, _) = await board.OpenAsync("/executive");

        await page.GetByRole(AriaRole.Link, new() { Name = "7 days", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "7 days", Exact = true })).ToHaveAttributeAsync("aria-current", "true");
        page.Url.Should().Contain("since=");
    }

    [Fact]
    public async Task A_day_that_somebody_chooses_is_shown_and_asking_again_shows_it_still()
    {
        var (page, _) = await board.OpenAsync("/executive");
        var day = DateTime.UtcNow.AddDays(-12);
        var words = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

        await page.Locator("input[name=since]").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Assertions.Expect(page.Locator("p.lead")).ToContainTextAsync($"{words} to ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await Assertions.Expect(page.Locator("p.lead")).ToContainTextAsync($"{words} to ");
        page.Url.Should().EndWith($"since={day:yyyy-MM-dd}");
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex Pages();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 (\d+)[.\d]* (\d+)[.\d]*\]")]
    private static partial Regex Sizes();
}
