using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Scorecards.Browser;

/// <summary>axe-core finds nothing to object to on any page, with everything on it unfolded.</summary>
[Trait("Needs", "system")]
public sealed class AccessibilityTests(DemoBoard board) : IClassFixture<DemoBoard>
{
    public static readonly TheoryData<string> PagesWithForms = ["/gate", "/services/ledger"];

    [Theory]
    [MemberData(nameof(PageTests.Pages), MemberType = typeof(PageTests))]
    public async Task Every_page_is_accessible_in_light_and_on_a_dark_phone(string path)
    {
        var (page, _) = await board.OpenAsync(path, new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        (await ViolationsAsync(page)).Should().BeEmpty(path);

        await page.SetViewportSizeAsync(320, 640);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await ViolationsAsync(page)).Should().BeEmpty($"{path}, dark and narrow");
    }

    [Theory]
    [MemberData(nameof(PagesWithForms))]
    public async Task Its_forms_are_accessible_to_someone_signed_in(string path)
    {
        var page = await board.SignedInAsync(path, TestSupport.ServerProcess.AdminToken, new() { ReducedMotion = ReducedMotion.Reduce });

        (await ViolationsAsync(page)).Should().BeEmpty(path);
    }

    [Fact]
    public async Task It_would_be_noticed_if_a_page_were_not()
    {
        var (page, _) = await board.OpenAsync("/");
        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('img'))");

        (await ViolationsAsync(page)).Should().ContainSingle().Which.Should().StartWith("image-alt");
    }

    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. result.Violations.Select(v => $"{v.Id} ({v.Help}): {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }
}
