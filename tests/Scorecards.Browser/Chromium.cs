using Microsoft.Playwright;

namespace Scorecards.Browser;

/// <summary>The distribution's Chromium.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] _programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Where it is.</summary>
    public static string Program { get; } = Array.Find(_programs, File.Exists)
        ?? throw new InvalidOperationException("Chromium is not installed: tests/run installs it, or 'apt-get install chromium'.");

    /// <summary>Without a sandbox, which a container has no room for, and without asking anybody on the network.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Arguments }));
    }

    /// <summary>A page of its own; what the browser complains of (a blocked style, an error) is collected.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(Uri server, string path, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = server.ToString();
        var page = await (await _browser.NewContextAsync(options)).NewPageAsync();
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

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
