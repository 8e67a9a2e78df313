using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Scorecards.TestSupport;

/// <summary>A real Prometheus on a free loopback port, with rules and with itself as its only target.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private Process? _process;

    private PrometheusServer()
    {
    }

    public Uri Url { get; private set; } = null!;

    /// <summary>Starts it and waits until it is ready and has scraped itself once.</summary>
    /// <param name="service">The label <c>service</c> of its target.</param>
    /// <param name="rules">A rule file, as Prometheus documents it.</param>
    public static async Task<PrometheusServer> StartAsync(string service, string rules)
    {
        var server = new PrometheusServer();
        var port = FreePort();
        server.Url = new Uri($"http://127.0.0.1:{port}");
        server._folder.Write("rules.yml", rules);
        var configuration = server._folder.Write("prometheus.yml", $$"""
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: self
                static_configs: [{ targets: ["127.0.0.1:{{port}}"], labels: { service: {{service}} } }]
            """);
        var start = new ProcessStartInfo("prometheus") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            $"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(server._folder.Path, "data")}", $"--web.listen-address=127.0.0.1:{port}",
        })
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            server._process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("Prometheus is not installed: tests/run installs it, or 'apt-get install prometheus'.", e);
        }

        // Else a full pipe would stop it.
        server._process.OutputDataReceived += (_, _) => { };
        server._process.ErrorDataReceived += (_, _) => { };
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server.WaitUntilScrapedAsync();
        return server;
    }

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        _folder.Dispose();
    }

    private async Task WaitUntilScrapedAsync()
    {
        using var client = new HttpClient { BaseAddress = Url };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60);)
        {
            try
            {
                // A rule is evaluated, and the target is up: then every question has its answer.
                var up = await client.GetStringAsync("/api/v1/query?query=sum(up)");
                var rules = await client.GetStringAsync("/api/v1/rules");
                if (up.Contains("\"1\"", StringComparison.Ordinal) && !rules.Contains("\"health\":\"unknown\"", StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("Prometheus did not scrape itself within 60 s.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
