using System.Net.Http.Json;
using Microsoft.Playwright;
using Scorecards.TestSupport;

namespace Scorecards.Browser;

/// <summary>What was evaluated is on every page that is open, which is never loaded again for it.</summary>
[Trait("Needs", "system")]
public sealed class LiveTests : IAsyncLifetime
{
    private readonly Workspace _workspace = new();
    private ServerProcess _server = null!;
    private Chromium _browser = null!;

    public async Task InitializeAsync()
    {
        PushedStory.Define(_workspace);
        _server = await ServerProcess.StartAsync(_workspace.Folder, [.. _workspace.Arguments, .. PushedStory.Arguments]);
        await PushedStory.PushOnceAsync(_server, passed: false);
        _browser = await Chromium.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _server.DisposeAsync();
        _workspace.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?by=team")]
    [InlineData("/services/checkout")]
    [InlineData("/teams/team-a")]
    [InlineData("/checks/held-a-drill")]
    [InlineData("/executive")]
    [InlineData("/definitions")]
    public async Task A_new_grade_is_on_every_open_page_without_loading_it_again(string path)
    {
        var (page, complaints) = await OpenAndFollowAsync(path);
        await page.EvaluateAsync("window.same = true");
        var before = await page.GetByRole(AriaRole.Main).InnerTextAsync();

        await PushAsync(passed: true);

        await Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToHaveTextAsync(before, new() { UseInnerText = true });
        (await page.EvaluateAsync<bool>("window.same")).Should().BeTrue();
        if (path.StartsWith("/services", StringComparison.Ordinal))
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("A+");
            (await page.TitleAsync()).Should().Contain("A+");
        }

        complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_freeze_is_on_the_open_page_of_the_gate_as_soon_as_it_is_declared()
    {
        var (page, complaints) = await OpenAndFollowAsync("/gate");

        using var declared = await _server.Client.PostAsJsonAsync("/api/v1/gate/freezes", new { reason = "The data centre is on fire" });
        declared.EnsureSuccessStatusCode();

        await Assertions.Expect(page.Locator(".freeze .reason")).ToHaveTextAsync("The data centre is on fire");
        complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task What_happens_before_the_page_listens_is_on_it_as_soon_as_it_does()
    {
        var (page, complaints) = await _browser.OpenAsync(_server.Url, "/signin");
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/live", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/services/checkout");
        await PushAsync(passed: true);
        (await page.TitleAsync()).Should().Contain("F");

        held.SetResult();

        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"A\+"));
        complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task What_somebody_has_unfolded_stays_so_and_the_focus_stays_where_it_was()
    {
        var (page, _) = await OpenAndFollowAsync("/services/checkout");
        var link = page.Locator("main section[data-live] a[href]").First;
        await link.FocusAsync();
        var focused = await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')");
        var unfolded = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main details[id]')].map(d => (d.open = true, d.id))");
        unfolded.Should().Contain("check-held-a-drill");

        await PushAsync(passed: true);

        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"A\+"));
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')")).Should().Be(focused);
        (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main details[id]:not([open])')].map(d => d.id)")).Should().NotIntersectWith(unfolded);
    }

    [Fact]
    public async Task A_page_that_lost_the_server_follows_again_when_it_is_back()
    {
        var (page, _) = await OpenAndFollowAsync("/services/checkout");
        await page.Context.SetOfflineAsync(true);
        await PushAsync(passed: true);

        await page.Context.SetOfflineAsync(false);

        // A browser waits some seconds before it connects again.
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"A\+"), new() { Timeout = 30_000 });
    }

    private async Task<(IPage Page, List<string> Complaints)> OpenAndFollowAsync(string path)
    {
        var (page, complaints) = await _browser.OpenAsync(_server.Url, "/definitions");
        var following = page.WaitForResponseAsync(answer => answer.Url.EndsWith("/live", StringComparison.Ordinal));
        await page.GotoAsync(path);
        await following;
        return (page, complaints);
    }

    private async Task PushAsync(bool passed)
    {
        using var answer = await _server.Client.PutAsJsonAsync("/api/v1/services/checkout/facts/drill?wait=10s", new { value = new { passed, number = 2 }, observedAt = DateTimeOffset.UtcNow });
        answer.EnsureSuccessStatusCode();
    }
}
