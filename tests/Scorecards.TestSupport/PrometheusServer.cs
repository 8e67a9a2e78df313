namespace Scorecards.TestSupport;

/// <summary>A real Prometheus on a free loopback port, with rules and with itself as its only target.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly SystemProcess _process;

    private PrometheusServer(TempFolder folder, SystemProcess process, Uri url)
    {
        _folder = folder;
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Starts it and waits until it is ready and has scraped itself once.</summary>
    /// <param name="service">The label <c>service</c> of its target.</param>
    /// <param name="rules">A rule file, as Prometheus documents it.</param>
    public static async Task<PrometheusServer> StartAsync(string service, string rules)
    {
        var folder = new TempFolder();
        var port = SystemProcess.FreePort();
        folder.Write("rules.yml", rules);
        var configuration = folder.Write("prometheus.yml", $$"""
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: self
                static_configs: [{ targets: ["127.0.0.1:{{port}}"], labels: { service: {{service}} } }]
            """);
        var process = SystemProcess.Start("prometheus", "prometheus",
            $"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(folder.Path, "data")}", $"--web.listen-address=127.0.0.1:{port}");
        var server = new PrometheusServer(folder, process, new Uri($"http://127.0.0.1:{port}"));
        using var client = new HttpClient { BaseAddress = server.Url };
        await process.WaitUntilAsync(async () =>
        {
            // A rule is evaluated, and the target is up: then every question has its answer.
            var up = await client.GetStringAsync("/api/v1/query?query=sum(up)");
            var evaluated = await client.GetStringAsync("/api/v1/rules");
            return up.Contains("\"1\"", StringComparison.Ordinal) && !evaluated.Contains("\"health\":\"unknown\"", StringComparison.Ordinal);
        });
        return server;
    }

    /// <summary>Ends it as a power failure would.</summary>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
