using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Scorecards.TestSupport;

namespace Scorecards.Browser;

/// <summary>The demo board in the browser, shared by the tests of a class.</summary>
public sealed class DemoBoard : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServerProcess? _server;
    private Chromium? _browser;

    public ServerProcess Server => _server!;

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(_folder.Path, "--demo");
        await _server.EventuallyAsync(client => client.JsonAsync("/api/v1/leaderboard", b => b.GetProperty("total").GetInt32() == 60), "60 services");
        _browser = await Chromium.StartAsync();
    }

    /// <summary>A page of its own; what the browser complains of (a blocked style, an error) is collected.</summary>
    public Task<(IPage Page, List<string> Complaints)> OpenAsync(string path, BrowserNewContextOptions? options = null) => _browser!.OpenAsync(Server.Url, path, options);

    /// <summary>A page of somebody who signed in.</summary>
    public async Task<IPage> SignedInAsync(string path, string token, BrowserNewContextOptions? options = null)
    {
        var (page, _) = await OpenAsync($"/signin?return={Uri.EscapeDataString(path)}", options);
        await page.GetByLabel("Token").FillAsync(token);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>A new token.</summary>
    public async Task<string> TokenAsync(string name, string role)
    {
        using var made = await Server.Client.PostAsJsonAsync("/api/v1/tokens", new { name, role });
        return JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString()!;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
