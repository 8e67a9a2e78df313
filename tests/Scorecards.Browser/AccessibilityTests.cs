using Microsoft.Playwright;
using Scorecards.TestSupport;

namespace Scorecards.Browser;

/// <summary>axe-core finds nothing to object to in forms, either; what everybody sees is among <see cref="PageTests"/>.</summary>
[Trait("Needs", "system")]
[Collection(SharedBoard.Name)]
public sealed class AccessibilityTests(DemoBoard board)
{
    public static readonly TheoryData<string> PagesWithForms = ["/gate", "/services/ledger"];

    [Theory]
    [MemberData(nameof(PagesWithForms))]
    public async Task Its_forms_are_accessible_to_someone_signed_in(string path)
    {
        var page = await board.SignedInAsync(path, ServerProcess.AdminToken, new() { ReducedMotion = ReducedMotion.Reduce });

        (await Accessibility.ViolationsAsync(page)).Should().BeEmpty(path);
    }

    [Fact]
    public async Task It_would_be_noticed_if_a_page_were_not()
    {
        var (page, _) = await board.OpenAsync("/");
        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('img'))");

        (await Accessibility.ViolationsAsync(page)).Should().ContainSingle().Which.Should().StartWith("image-alt");
    }
}
