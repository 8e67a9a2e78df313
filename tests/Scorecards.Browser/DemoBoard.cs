using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Scorecards.TestSupport;

namespace Scorecards.Browser;

/// <summary>The demo board in the distribution's Chromium, shared by the tests of a class.</summary>
public sealed class DemoBoard : IAsyncLifetime
{
    private static readonly string[] _programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TempFolder _folder = new();
    private ServerProcess? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ServerProcess Server => _server!;

    public async Task InitializeAsync()
    {
        var program = Array.Find(_programs, File.Exists)
            ?? throw new InvalidOperationException("Chromium is not installed: tests/run installs it, or 'apt-get install chromium'.");
        _server = await ServerProcess.StartAsync(_folder.Path, "--demo");
        await _server.EventuallyAsync(client => client.JsonAsync("/api/v1/leaderboard", b => b.GetProperty("total").GetInt32() == 60), "60 services");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A page of its own; what the browser complains of (a blocked style, an error) is collected.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = _server!.Url.ToString();
        var context = await _browser!.NewContextAsync(options);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(path);
        return (page, complaints);
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
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
