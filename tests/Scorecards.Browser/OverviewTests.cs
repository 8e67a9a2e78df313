using System.Text.RegularExpressions;

namespace Scorecards.Browser;

/// <summary>The overview as it is handed round.</summary>
[Trait("Needs", "system")]
public sealed partial class OverviewTests(DemoBoard board) : IClassFixture<DemoBoard>
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

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "7 days", Exact = true }).ClickAsync();

        await Microsoft.Playwright.Assertions.Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "7 days", Exact = true })).ToHaveAttributeAsync("aria-current", "true");
        page.Url.Should().Contain("since=");
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex Pages();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 (\d+)[.\d]* (\d+)[.\d]*\]")]
    private static partial Regex Sizes();
}
