using Microsoft.Playwright;
using Scorecards.TestSupport;

namespace Scorecards.Browser;

/// <summary>Names that look like markup, run from right to left, hold emoji or do not end; services that nobody owns or that nothing rates; and no services at all.</summary>
[Trait("Needs", "system")]
public sealed class OddNamesTests : IAsyncLifetime
{
    private const string Markup = """<img src=x onerror="window.hurt=true"><script>window.hurt=true</script>""";
    private const string RightToLeft = "\u05e9\u05d9\u05e8\u05d5\u05ea \u05ea\u05e9\u05dc\u05d5\u05de\u05d9\u05dd (v2)";
    private const string Emoji = "\U0001F469\u200D\U0001F680 rockets \U0001F680";

    private static readonly string _long = string.Concat(Enumerable.Repeat("Unbreakable", 19))[..200];

    private readonly Workspace _workspace = new();
    private ServerProcess _server = null!;
    private Chromium _browser = null!;

    public async Task InitializeAsync()
    {
        Named("markup", Markup, "odd", "odd");
        Named("right-to-left", RightToLeft, "odd", "odd");
        Named("emoji", Emoji, "odd", "odd");
        Named("endless", _long, "odd", "odd");
        Named("orphan", "Orphan", null, null);
        _workspace.Write("catalog/group/catalog-info.yaml", $$"""
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: { name: odd, title: '{{Markup}}' }
            spec: { type: team, children: [] }
            ---
            apiVersion: backstage.io/v1alpha1
            kind: System
            metadata: { name: odd, title: '{{_long}}' }
            spec: { owner: odd }
            """);
        _workspace.Definition("pushed.yaml", """
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: pushed }
            spec: { kind: pushed, options: { facts: { drill: { value: { passed: bool, number: int } } } } }
            """);
        // Nothing was pushed yet, so it rates nobody: every service is U.
        _workspace.Check("held-a-drill", "facts.drill.passed", "{ drill: { source: pushed, query: drill } }");
        _workspace.Scorecard("held-a-drill");
        _server = await ServerProcess.StartAsync(_workspace.Folder, _workspace.Arguments);
        await _server.EventuallyAsync(c => c.JsonAsync("/api/v1/services/orphan", s => s.GetProperty("evaluation").ValueKind == System.Text.Json.JsonValueKind.Object), "all are looked at");
        _browser = await Chromium.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _server.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task Every_page_shows_them_as_they_are_written_runs_none_of_them_and_keeps_its_width()
    {
        foreach (var path in new[] { "/", "/?by=team", "/?by=system", "/services/markup", "/services/right-to-left", "/services/emoji", "/services/endless", "/services/orphan", "/teams/odd", "/systems/odd", "/checks/held-a-drill", "/gate", "/support", "/executive" })
        {
            var (page, complaints) = await _browser.OpenAsync(_server.Url, path, new() { ViewportSize = new() { Width = 320, Height = 640 } });

            complaints.Should().BeEmpty(path);
            (await page.EvaluateAsync<bool>("window.hurt === undefined && document.querySelector('main [onerror], main script') === null")).Should().BeTrue(path);
            (await Layout.TooWideAsync(page)).Should().BeEmpty($"{path} has room for 320 px");
            await page.SetViewportSizeAsync(1280, 800);
            (await Layout.TooWideAsync(page)).Should().BeEmpty(path);
            await Screenshots.KeepAsync(page, path, "odd");
            await page.Context.CloseAsync();
        }

        var (board, _) = await _browser.OpenAsync(_server.Url, "/");
        foreach (var name in new[] { Markup, RightToLeft, Emoji, _long, "Orphan" })
        {
            await Assertions.Expect(board.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First).ToBeVisibleAsync();
        }

        await Assertions.Expect(board.GetByRole(AriaRole.Main).Locator(".grade", new() { HasText = "U" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_company_without_services_is_told_what_to_do()
    {
        using var empty = new Workspace();
        empty.Write("catalog/README.md", "Nothing here yet.");
        empty.Check("is-owned", "has(service.team)");
        empty.Scorecard("is-owned");
        await using var server = await ServerProcess.StartAsync(empty.Folder, empty.Arguments);
        await server.EventuallyAsync(async c => (await c.GetAsync("/health/ready")).IsSuccessStatusCode ? c : null, "ready");

        foreach (var path in new[] { "/", "/?by=team", "/gate", "/support", "/executive", "/definitions", "/checks/is-owned" })
        {
            var (page, complaints) = await _browser.OpenAsync(server.Url, path);
            complaints.Should().BeEmpty(path);
            (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync()).Should().Be(1, path);
            await Screenshots.KeepAsync(page, path, "empty");
        }

        var (board, _) = await _browser.OpenAsync(server.Url, "/");
        await Assertions.Expect(board.GetByText("The catalog has none yet")).ToBeVisibleAsync();
    }

    private void Named(string name, string title, string? owner, string? system) => _workspace.Write($"catalog/{name}/catalog-info.yaml", $$"""
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          name: {{name}}
          title: '{{title}}'
        spec: { type: service, lifecycle: production{{(owner is null ? "" : $", owner: {owner}")}}{{(system is null ? "" : $", system: {system}")}} }
        """);
}
